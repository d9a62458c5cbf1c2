# ما تقوله الصفحات.

# في كل مكان
skip-to-content = الانتقال إلى المحتوى
skip-to-answer = الانتقال إلى الجواب
nav-main = الأقسام
nav-language = لغة الموقع
nav-documents = الوثائق
nav-packs = الملفات المواضيعية
nav-about = دليل القراءة
nav-upload = إضافة وثائق
nav-sign-in = تسجيل الدخول
footer-labels = عبارتا «ما نجح» و«ما لم ينجح» يقترحهما برنامج من كلمات كل مقطع. اقرؤوا المقطع قبل الاعتماد عليه.
footer-how-to-read = كيف تُقرأ النتائج
signed-in-as = دخلتم باسم:
sign-out = تسجيل الخروج
number = { $number }
colon = :
list-separator = ،{" "}
language-unknown = لغة غير معروفة
table = الجدول { $number }
table-sideways = مرّروا أفقيًا لرؤية الجدول كاملًا.

# الصفحة الأولى
home-title = ما نجح، وما لم ينجح، وما تقوله الإرشادات
home-lead = اطرحوا سؤالًا عن النظم الصحية في مسيرتها نحو التغطية الصحية الشاملة. الإجابات هي الكلمات نفسها الواردة في دراسات الحالة القُطرية والإرشادات وملاحظات المنتديات، مع الصفحة التي وردت فيها.
question-label = سؤالكم، بكلماتكم وبلغتكم
question-keys = مفتاح الإدخال (Enter) يبدأ البحث؛ و⁨Shift+Enter⁩ يبدأ سطرًا جديدًا.
search = بحث
home-try = أسئلة للبداية
home-example-1 = ماذا حدث لاستخدام الخدمات عندما أُلغيت الرسوم عن الأمهات والأطفال؟
home-example-2 = لماذا تضعف برامج العاملين الصحيين المجتمعيين عندما ينتهي المشروع؟
home-example-3 = هل تستطيع صناديق التأمين الصحي التعاوني تغطية العاملين في القطاع غير المنظم؟
home-example-4 = ما الذي لم ينجح عندما تأخر سداد تكاليف الرعاية المجانية؟
home-inside = ما تحتويه المجموعة
home-amount = { $documents ->
    [zero] لا وثائق
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $documents } وثائق
    [many] { $documents } وثيقة
   *[other] { $documents } وثيقة
}، مقسّمة إلى { $passages ->
    [zero] لا مقاطع
    [one] مقطع واحد
    [two] مقطعين
    [few] { $passages } مقاطع
    [many] { $passages } مقطعًا
   *[other] { $passages } مقطع
} يمكن الاستشهاد بها.
home-browse = عرض كل الوثائق
home-kinds = بحسب نوع الوثيقة
home-languages = بحسب اللغة
home-countries = { tally-countries }
home-empty = لا توجد وثائق بعد
home-empty-what = أضيفوا المجموعة الأولية، أو مجلدًا من عندكم، بهذا الأمر:

# الإجابة
search-heading = إجابات عن:
read-as = قُرئ السؤال باللغة:
read-as-unknown = لغة السؤال غير مؤكدة، ولذلك لا تُفضَّل لغة على أخرى.
read-as-change = تغيير
question-language = لغة السؤال
question-language-detect = تعرُّف تلقائي
filters = تصفية
filters-active = عوامل التصفية المطبّقة
filter-remove = إزالة
filters-clear = مسح الكل
for-every-country = لجميع البلدان
among-discussion = { $count ->
    [zero] في نقاش لا يخص بلدًا
    [one] في نقاش حول بلد واحد
    [two] في نقاش حول بلدين
    [few] في نقاش حول { $count } بلدان
    [many] في نقاش حول { $count } بلدًا
   *[other] في نقاش حول { $count } بلد
}
among-document = { $count ->
    [zero] في وثيقة لا تخص بلدًا
    [one] في وثيقة حول بلد واحد
    [two] في وثيقة حول بلدين
    [few] في وثيقة حول { $count } بلدان
    [many] في وثيقة حول { $count } بلدًا
   *[other] في وثيقة حول { $count } بلد
}
message-from = رسالة من
under-heading = تحت العنوان
place-kept = تُعرض أيضًا الإرشادات الصالحة لجميع البلدان ({ $passages }).
place-alone = عرض ما يخص هذا المكان وحده
filter-left-out = { $count ->
    [zero] لا شيء خارج القائمة.
    [one] بقي واحد خارج القائمة؛ ضيّقوا الاختيار أولًا.
    [two] بقي اثنان خارج القائمة؛ ضيّقوا الاختيار أولًا.
    [few] بقيت { $count } خارج القائمة؛ ضيّقوا الاختيار أولًا.
    [many] بقي { $count } خارج القائمة؛ ضيّقوا الاختيار أولًا.
   *[other] بقي { $count } خارج القائمة؛ ضيّقوا الاختيار أولًا.
}
apply = تطبيق
year-from = من
year-to = إلى
years-from = منذ { $first }
years-to = حتى { $last }
years-between = من { $first } إلى { $last }
field-kind = نوع الوثيقة
field-outcome = النتيجة
field-country = البلد
field-region = إقليم منظمة الصحة العالمية
field-income_group = فئة الدخل
field-theme = الموضوع
field-evidence_basis = نوع البيّنات
field-guidance_status = حالة الإرشادات
field-language = اللغة
field-publisher = الناشر
field-access = الإتاحة
field-collection = المجموعة
field-year = السنة
labels-caution = يقترح برنامجٌ تصنيف النتائج.
labels-more = كيف تُقرأ
view-label = طريقة العرض
view-columns = جنبًا إلى جنب
view-list = قائمة واحدة
order-what = { $order ->
    [varied] المقاطع التي تكرّر وثيقة أو بلدًا أو لغة تفسح المجال لمقاطع أخرى تكاد تساويها صلةً بالسؤال.
   *[relevance] مرتّبة حسب الصلة بالسؤال وحدها.
}
order-other = { $order ->
    [varied] الترتيب حسب الصلة بالسؤال وحدها
   *[relevance] تنويع الوثائق والبلدان واللغات
}
jump = أجزاء الإجابة
column-worked = ما نجح
column-did_not_work = ما لم ينجح
column-guidance = ما تقوله الإرشادات
column-mixed = نتائج متباينة، أو نجاح مشروط
column-other = سياق ونصائح من التجربة
column-worked-nothing = ليس بين المقاطع القريبة من السؤال ما يذكر نجاحًا. ولا يثبت هذا أن شيئًا لم ينجح.
column-did_not_work-nothing = ليس بين المقاطع القريبة من السؤال ما يذكر إخفاقًا. فالإخفاقات تُذكر أقل مما تقع.
column-guidance-nothing = ليس بين الإرشادات ما هو قريب من السؤال.
column-mixed-nothing = ليس بين المقاطع القريبة من السؤال ما يذكر نتائج متباينة.
column-other-nothing = ليس بين المقاطع الأخرى ما هو قريب من السؤال.
column-more = عرض الكل: { $column }
column-distant = أبعد عن السؤال: { $passages }
column-sources = قوائم مراجع: { $passages }
looked-for-what = ما جرى البحث عنه
looked-for = بُحث عن:
looked-for-alone = بُحث أيضًا على حدة عن:
also-looked-for = بُحث أيضًا عن:
narrower-looked-for = ومصطلحات أخص:
may-mean = قد تعني «{ $written }»:
country-passages = { $country }: { $passages } إجمالًا، أيًا كان موضوعها.
country-only = حصر النتائج في هذا البلد
country-none = لا مقطع هنا عن هذا البلد: { $country }.
country-like = إعطاء الأولوية لبلدان مماثلة
side-label = الجزء المعروض من الإجابة
side-shown = المعروض:
side-because = لأن السؤال يقول
side-all = عرض الإجابة كاملة
side-all-shown = الإجابة معروضة كاملة.
side-only = عرض هذا فقط: { $side }
side-left-out = غير معروض:
tally-none = { $looked ->
    [zero] لا مقطع من هذا النوع قريب من السؤال.
    [one] المقطع الوحيد من هذا النوع ليس قريبًا من السؤال.
    [two] ليس أيٌّ من المقطعين من هذا النوع قريبًا من السؤال.
    [few] لا شيء قريبًا من السؤال بين أقرب المقاطع، وعددها { $looked }.
    [many] لا شيء قريبًا من السؤال بين أقرب المقاطع، وعددها { $looked }.
   *[other] لا شيء قريبًا من السؤال بين أقرب المقاطع، وعددها { $looked }.
}
tally-sources = { $looked ->
    [zero] لا مقطع من هذا النوع قريب من السؤال.
    [one] المقطع الوحيد من هذا النوع قائمة مراجع.
    [two] المقطعان من هذا النوع قائمتا مراجع.
    [few] لا يقترب من السؤال بين أقرب المقاطع، وعددها { $looked }، إلا قوائم مراجع.
    [many] لا يقترب من السؤال بين أقرب المقاطع، وعددها { $looked }، إلا قوائم مراجع.
   *[other] لا يقترب من السؤال بين أقرب المقاطع، وعددها { $looked }، إلا قوائم مراجع.
}
tally-all = القريب من السؤال: { $found }.
tally-nearest = القريب من السؤال بين أقرب المقاطع، وعددها { $looked }: { $found }.
tally-passages = { $count ->
    [zero] لا مقاطع
    [one] مقطع واحد
    [two] مقطعان
    [few] { $count } مقاطع
    [many] { $count } مقطعًا
   *[other] { $count } مقطع
}
tally-documents = { $count ->
    [zero] لا وثائق
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $count } وثائق
    [many] { $count } وثيقة
   *[other] { $count } وثيقة
}
tally-countries = { $count ->
    [zero] لا بلدان
    [one] بلد واحد
    [two] بلدان
    [few] { $count } بلدان
    [many] { $count } بلدًا
   *[other] { $count } بلد
}
one-sided-worked = ما عُثر عليه يميل إلى جانب واحد: عدد المقاطع التي تذكر نجاحًا { $much }، وعدد التي تذكر إخفاقًا { $little }. فالإخفاقات تُذكر أقل مما تقع.
one-sided-did_not_work = ما عُثر عليه يميل إلى جانب واحد: عدد المقاطع التي تذكر إخفاقًا { $much }، وعدد التي تذكر نجاحًا { $little }. ابحثوا أيضًا عمّا نجح بكلمات أخرى.
telling-worked = يقول إن الأمر نجح
telling-did_not_work = يقول إن الأمر لم ينجح
telling-recommendation = يقول ما ينبغي فعله
telling-mixed = يقول الأمرين
telling-what = ما تحته خط: الكلمات التي يستنتج منها البرنامج النتيجة. الخط المتصل يعني «نجح»، والمتقطع «لم ينجح»، والمنقّط نصيحة.
certainty-high = على الأرجح جدًا
certainty-medium = على الأرجح
certainty-low = ربما
note-enabling = ما ساعد
note-hindering = ما أعاق
note-not_said = السبب المذكور
note-reached = من شملهم الأمر
note-left_out = من استُبعد
note-rests-on = يستند إلى: { $basis }
notes-what = يستخرج البرنامج هذه الكلمات من الاقتباس بحسب صياغتها، وقد يخطئ أحيانًا.
pairs-title = حيث تتعارض الحالات
pairs-what = الأمر نفسه تقريبًا بنتيجتين متعاكستين. قد يكون ما يختلف بين المكانين هو السبب، وقد لا يكون.
aspects-alike = متماثل
aspects-different = مختلف
aspect-region = { field-region }
aspect-income_group = { field-income_group }
aspect-fragility = الهشاشة
aspect-population_size = عدد السكان
aspect-official_languages = اللغات الرسمية
aspect-year = { field-year }
aspect-language = لغة الوثيقة
aspect-evidence_basis = { field-evidence_basis }
context-not_listed = خارج القائمة
reference-label = بلدان مثل
reference-what = تتقدم البيّنات الواردة من بلدان مماثلة، ولا يُخفى شيء.
comparable-with = بالمقارنة مع هذا البلد: { $country }
comparable-own = من البلد نفسه: { $country }
relevance-strong = صلة قوية
relevance-good = صلة جيدة
relevance-partial = صلة جزئية
relevance-weak = صلة أبعد
open-at = { $unit ->
    [page] فتح الصفحة { $first }
    [slide] فتح الشريحة { $first }
    [message] فتح الرسالة { $first }
   *[paragraph] فتح الفقرة { $first }
}
more-like-this = مقاطع مشابهة
add-to-pack = إضافة إلى ملف
quote-whole = المقطع كاملًا
quote-less = المقتطف فقط
nothing-title = لم تُوجد بيّنات
nothing-what = لا يجيب عن هذا السؤال كما طُرح أي مقطع متاح لكم.
ways-lead = قد يفيد ما يلي:
way-unfilter = طرح السؤال نفسه بلا تصفية
way-all-countries = طرحه عن جميع البلدان
way-all-countries-unfilter = طرحه عن جميع البلدان وبلا تصفية
way-nowhere = لا شيء قريبًا منه في المجموعة كلها أيضًا.
way-countries = البلدان التي تتناولها أقرب المقاطع:
way-themes = مواضيع المجموعة
nothing-reword = استخدام كلمات أقل أو أعم، بلا اختصارات.
nothing-language = التحقق من اللغة التي قُرئ بها السؤال.
nothing-browse = تصفح الوثائق.
nothing-sign-in = تسجيل الدخول إن كان لديكم مفتاح: فبعض الملاحظات مخصص للشبكة.
nearest-what = ليس بين المقاطع التي فيها بيّنات ما هو قريب من السؤال، وتُعرض أدناه أقلها بعدًا. تحققوا من أنها تتناول ما سألتم عنه، فقد تكون عن مسائل مجاورة.
elsewhere-what = ما يلي عن بلدان أخرى، أو ليس عن بلد بعينه.
thing-quoted = «{ $thing }»
things-unnamed = لا يرد في أي مقطع هنا، بهذا الاسم أو بغيره: { $things }.
things-near = ما يلي عن بقية السؤال، أو لا يقترب منه إلا في المعنى.
fact-what = لا يمكن أن تجيب عن هذا إلا مصادر عن ذلك البلد، ولا يجيب عنه ما يأتي من غيره.
office-what = لا يُبحث هنا عمّن يشغل منصبًا ولا عن كيفية الاتصال بأحد ولا عمّا يذكره أي أطلس عن بلد (عاصمته وعدد سكانه وعملته): ما يلي هو الأقرب فحسب.
turn = الصفحات
turn-below = الصفحات، أسفل النص
turn-first = الصفحة الأولى
turn-next = الصفحة التالية
turn-end = لا مزيد من النتائج: فهي تنتهي قبل هذه الصفحة.
similar-title = { more-like-this }
similar-to = المقطع
similar-found = أقرب المقاطع إليه في وثائق أخرى
similar-caution = الأقرب معنى، أيًّا كانت لغتها ونتيجتها.
similar-nothing = لا مقطع في وثيقة أخرى قريب من هذا.

# وثيقة
guidance-replaced-by = استُعيض عن هذه الإرشادات بما يلي:
guidance-superseded = استُعيض عن هذه الإرشادات بأخرى.
guidance-nearest = أقرب مقطع في الإرشادات الأحدث
guidance-withdrawn = سحب الناشر هذه الإرشادات. وهي محفوظة هنا للعلم.
passage-lost = المقطع الذي يقود إليه هذا الرابط لم يعد في الوثيقة، فقد تغيرت منذ ذلك الحين. تُعرض الوثيقة من بدايتها.
passage-found = المقطع المطلوب
passage-go = الانتقال إلى المقطع
cite-as = للاستشهاد:
page-previous = الصفحة السابقة
page-next = الصفحة التالية
page-of = الصفحة { $number } من { $count }
part-of = الجزء { $number } من { $count }
text-of-page = نص هذه الصفحة
text-of-document = نص الوثيقة
text-none = لم يُعثر على أي نص في هذه الصفحة.
text-began = تتمة من الصفحة { $number }
text-goes-on = يتبع في الصفحة { $number }
text-shared = جزء من هذا النص يقع في الصفحة { $number }.
page-image = الصفحة { $number } كما طُبعت. ونصها إلى جانبها.
facts-title = عن هذه الوثيقة
fact-kind = { field-kind }
fact-countries = { field-countries }
fact-year = { field-year }
fact-language = { field-language }
fact-publisher = { field-publisher }
fact-evidence_basis = { field-evidence_basis }
fact-guidance_status = { field-guidance_status }
fact-themes = { about-themes-title }
fact-access = من يحق له قراءتها
fact-licence = الترخيص
fact-collection = { field-collection }
fact-source_url = المصدر
related-experience = بلدان تتصل تجربتها بهذه الوثيقة
related-guidance = إرشادات في هذا الموضوع
related-what = عثر عليها برنامج من معاني المقاطع، وكل رابط يفتح أقرب المقاطع.
detected = استنتجه برنامج
download = تنزيل الأصل ({ $type })
add-document-to-pack = إضافة الوثيقة كاملة إلى ملف

# قائمة الوثائق
documents-title = { nav-documents }
documents-find = كلمات من العنوان
documents-show = عرض
documents-count = { tally-documents }
documents-none = لا توجد وثائق مطابقة.

# الملفات المواضيعية
packs-title = { nav-packs }
packs-lead = ما يُقرأ قبل الجلسة: مقاطع ووثائق اختارها ورتّبها وعلّق عليها من يُعدّون لها.
packs-none = لم يُنشر أي ملف بعد.
pack = ملف مواضيعي
pack-draft = مسودة
pack-begin = إنشاء ملف
pack-title = { field-title }
pack-purpose = { field-purpose }
pack-language = لغة العناوين والملاحظات
pack-items = { $count ->
    [zero] لا عناصر
    [one] عنصر واحد
    [two] عنصران
    [few] { $count } عناصر
    [many] { $count } عنصرًا
   *[other] { $count } عنصر
}
pack-changed = عُدّل في { $date }
pack-published = نُشر في { $date }
pack-export-docx = تنزيل لبرنامج Word {"\u200F"}(DOCX)
pack-export-markdown = تنزيل نصًا (Markdown)
pack-whole-document = الوثيقة كاملة
pack-nothing-for-you = لا شيء في هذا الملف متاح لكم. سجّلوا الدخول إن كان لديكم مفتاح.
pack-copy = إنشاء مسودة جديدة منه
pack-frozen = هذا الملف منشور ولا يتغير بعد الآن.
pack-see = عرضه كما يراه القراء
pack-describe = العنوان والغرض واللغة
pack-publish = نشر
pack-publish-what = يمنح النشر الملف عنوانًا خاصًا به ويثبّته: فيبقى ما قرأه الناس كما هو. ولتغييره لاحقًا، أنشئوا منه مسودة جديدة.
pack-publish-restricted = { $count ->
    [zero] لا عناصر مأخوذة من وثائق مقيّدة.
    [one] عنصر واحد مأخوذ من وثيقة مقيّدة.
    [two] عنصران مأخوذان من وثائق مقيّدة.
    [few] { $count } عناصر مأخوذة من وثائق مقيّدة.
    [many] { $count } عنصرًا مأخوذًا من وثائق مقيّدة.
   *[other] { $count } عنصر مأخوذ من وثائق مقيّدة.
} في صفحة الملف لا يُعرض المأخوذ من وثيقة كهذه على من لا يحق له قراءتها، أما الملف المصدَّر فيعرضه على كل من بيده ذلك الملف.
pack-missing = قبل نشره يلزم:
pack-missing-purpose = غرض: تكفي جملة واحدة
pack-missing-items = شيء يُقرأ
pack-delete = حذف هذه المسودة
pack-delete-what = ستُحذف المسودة وملاحظاتها نهائيًا. أما الوثائق فتبقى.
section-untitled = القسم { $number }
section-title = عنوان القسم
section-rename = تغيير العنوان
section-add = إضافة قسم
section-remove = إزالة القسم
section-empty = لا شيء هنا بعد. ابحثوا ثم اختاروا «إضافة إلى ملف» بجانب أحد المقاطع.
move-up = إلى أعلى
move-down = إلى أسفل
item-note = لماذا يُقرأ
item-note-save = حفظ الملاحظة
item-remove = إزالة
open-source = فتح المصدر
save = حفظ
add = إضافة
add-where = الإضافة إلى
add-new = ملف جديد
add-new-title = عنوان الملف الجديد (لملف جديد فقط)
source-moved = الكلمات نفسها موجودة الآن في موضع آخر من الوثيقة: { $place }.
source-changed = تغيرت الوثيقة منذ ذلك الحين: هذه الكلمات كما كانت عند إضافتها.
source-withdrawn = سُحب المصدر. والكلمات محفوظة كما كانت عند إضافتها.

# تسجيل الدخول
sign-in-what = تُقرأ الوثائق المتاحة للعموم بلا تسجيل دخول. ويتيح المفتاح ما هو مخصص للشبكة أو لمجموعتكم؛ فاطلبوه من القائم على هذه المكتبة.
sign-in-key = مفتاحكم

# إضافة وثائق
upload-what = {"\u200F"}PDF أو Word أو PowerPoint أو HTML أو Markdown أو نص أو بريد إلكتروني (EML وMBOX)، أو ملف ZIP يضم منها. يُقرأ الملف ويُفهرس على هذا الخادم ولا يخرج منه.
upload-file = { field-file }
upload-known = ما تعرفونه عنه (وما تتركونه فارغًا يُبحث عنه في الوثيقة)
upload-title = { field-title }
upload-find-out = يُستنتج من الوثيقة
upload-not-known = غير معروف
upload-as-written = كما تذكر الوثيقة، وإلا فمتاح للعموم
upload-commas = أسماء بأي لغة، تفصل بينها فواصل.
upload-groups = المجموعات التي يحق لها قراءتها
upload-groups-how = للوثائق المقيّدة فقط؛ تفصل بينها فواصل.
upload-send = إضافة هذه الوثيقة
upload-added = { file-added }
upload-changed = { file-changed }
upload-unchanged = كان في المجموعة من قبل
upload-duplicate = له محتوى وثيقة أخرى، وحُفظ مرة واحدة
upload-removed = بقي خارج المكتبة: سبق حذفه
upload-withdrawn = سُحب
upload-missing = مفقود
upload-refused = لم يُضَف
job-title = إضافة وثيقة
job-stage-none = { job-stage-wait }
job-stage-wait = في انتظار دورها
job-stage-read = قيد القراءة
job-stage-index = قيد الفهرسة
job-done = { $done } من { $total }
job-waits = تتجدد هذه الصفحة من تلقاء نفسها كل بضع ثوان. يمكنكم مغادرتها، فالعمل مستمر.
job-open = فتح
job-another = إضافة وثيقة أخرى

# كيف تُقرأ النتائج
about-title = { footer-how-to-read }
about-what = يبحث «سانكوفا» في ما روته البلدان عن مسيرتها نحو التغطية الصحية الشاملة: ما نجح، وما لم ينجح، وما تقوله الإرشادات. وهو لا يختلق شيئًا: فكل إجابة مقطع من وثيقة، كلمة بكلمة، مع الصفحة التي ورد فيها.
about-passages-title = مقاطع لا وثائق
about-passages = تُقسم الوثائق إلى مقاطع من فقرة أو فقرتين، بجمل كاملة دائمًا. ويجد البحث المقاطع بمعناها وبكلماتها. وتقود كلمة «فتح» إلى المقطع في وثيقته؛ فاقرؤوا ما حوله قبل استخدامه. وتعدّ الأرقام بجانب عوامل التصفية مقاطع المجموعة.
about-labels-title = ما نجح وما لم ينجح: من يقول ذلك
about-labels = يقترح برنامج نتيجة لكل مقطع من كلماته وحدها. ولم يتحقق أحد منها جميعًا، وبعضها خاطئ. وهي تبيّن ما يذكره المقطع، لا ما إذا كان صحيحًا:
about-labels-silence = العمود الفارغ يعني أن شيئًا قريبًا من السؤال لم يُوجد هنا، لا أن شيئًا لم يحدث. فالإخفاقات تُذكر أقل من النجاحات.
about-labels-sure = في اختبارات على مقتطفات من تقارير حكم عليها أشخاص أصاب { $right } مرة من 100، وقد يصيب أقل من ذلك في نصوص أخرى. وتبيّن عبارات «على الأرجح جدًا» و«على الأرجح» و«ربما» مدى يقينه من كل تصنيف. أما التصنيف الذي تحقق منه شخص فيُذكر ذلك معه.
about-notes-title = لماذا نجح الأمر أو لم ينجح، ولمن
about-notes = يذكر البرنامج بجانب المقطع، بكلمات المقطع نفسها، ما ساعد وما أعاق، ومن شملهم الأمر ومن استُبعد، وعلامَ تستند الرواية. وهو يهتدي بطريقة التعبير: فما لا تشير إليه عبارة يفوته، ويخطئ في فهم بعض الكلمات. وفي الاختبارات صحّ { $reasons } من كل 100 سبب عدّه مساعدًا أو معيقًا، و{ $equity } من كل 100 ملاحظة عمن شملهم الأمر أو استُبعدوا.
about-themes-title = المواضيع
about-themes = يسم البرنامج المقاطع بما تتناوله: الروافع الأربع عشرة للرعاية الصحية الأولية، ومواضيع أضافها المنظمون. وفي الاختبارات صحّ { $themes } من كل 100 وسم، وغاب نصف الوسوم الصحيحة: فهي تصلح للعثور لا للعدّ.
about-lessons-title = { nav-lessons }
about-lessons = يتكون الدرس من اقتباسات ولا شيء غيرها: ما الذي جرى، وما الذي نتج عنه، ولماذا، وما الذي تعلّمناه، ويقود كل اقتباس إلى الصفحة التي ورد فيها. يقترح برنامج الدروس، ويحتفظ الناس بالاقتباسات أو يرفضونها أو يضيفون إليها، ويعتمدون ما يمكن التعويل عليه. ولا يرى القراء إلا ما راجعه الناس. ولم يُقَس مدى صحة المقترحات.
about-review-title = { nav-review }
about-review = يتحقق مسؤولو المحتوى مما يقوله البرنامج، بدءًا بما يقل يقينه فيه وبما يُنظر إليه أكثر. ولا يُمحى تصنيفه أبدًا: بل يبقى تصنيف الشخص إلى جانبه مع السبب والتاريخ. ويحكم على بعض المقاطع شخصان، لا يرى ثانيهما ما قاله الأول، لقياس مدى اتفاقهما.
about-relevance-title = مدى إجابة المقطع عن السؤال
about-relevance = تُرتب النتائج بحسب قربها من السؤال. وحيث اختُبر نموذج اللغة المستخدم، تبيّن كل نتيجة أيضًا مدى إجابتها عنه:
relevance-strong-meaning = في الاختبارات، أجاب معظم المقاطع القريبة إلى هذا الحد عن السؤال.
relevance-good-meaning = أجاب مقطع كهذا عن السؤال في أكثر الأحيان.
relevance-partial-meaning = كثيرًا ما لامست مقاطع كهذه السؤال دون أن تجيب عنه.
relevance-weak-meaning = نادرًا ما أجابت مقاطع كهذه عن السؤال. وقد تتناول أمرًا آخر.
about-evidence-title = علامَ تستند الوثيقة
about-evidence = تذكر كل وثيقة، متى عُرف ذلك، علامَ تستند أقوالها. من الأضعف إلى الأقوى:
about-detected-title = «استنتجه برنامج»
about-detected = تؤخذ اللغة والبلدان والسنة مما يذكره الناشر. فإن لم يُذكر شيء استُنتجت من النص وأُشير إلى ذلك.
about-languages-title = اللغات
about-languages = اسألوا بلغتكم؛ فتظهر كذلك مقاطع بلغات أخرى، بكلماتها الأصلية. أما ترجمتها فمتروكة لكم، حتى لا يستشهد أحد خطأً بترجمة آلية.
about-access-title = من يرى ماذا
about-access = ما لا يحق لكم قراءته لا يظهر ولا يُحسب. الوثائق العامة متاحة للجميع، وبعض الملاحظات مخصص للشبكة أو لمجموعة ويتطلب مفتاحًا.
about-programs-title = للبرامج
about-programs = كل هذا متاح أيضًا في صورة بيانات، ووصفها في العنوان

# الأخطاء
error-home = العودة إلى الصفحة الأولى
error-request = إن أبلغتم عن هذا الخطأ فاذكروا رقم الطلب هذا:
page-error-400 = أرسل المتصفح ما تعذّرت قراءته. ارجعوا وحاولوا من جديد.
page-error-401 = سجّلوا الدخول بمفتاحكم للقيام بذلك.
page-error-403 = مفتاحكم لا يسمح بذلك. راجعوا القائم على هذه المكتبة.
page-error-404 = ربما كُتب العنوان خطأً، أو حُذفت الوثيقة، أو لم تكن متاحة لكم. اسألوا من جديد أو تصفحوا الوثائق.
page-error-405 = لا تُستخدم هذه الصفحة بهذه الطريقة. ارجعوا وحاولوا من جديد.
page-error-409 = ارجعوا وأعيدوا تحميل الصفحة لتروا الحالة الراهنة.
page-error-412 = عدّلها شخص آخر منذ أن فتحتموها. ارجعوا وأعيدوا تحميل الصفحة ثم كرروا تعديلكم.
page-error-413 = ما أُرسل أكبر مما يقبله هذا الخادم. أرسلوا ملفًا أصغر.
page-error-422 = جزء من العنوان أو الاستمارة غير مفهوم. ارجعوا وصحّحوه، أو ابدؤوا من جديد.
page-error-500 = الخطأ منا لا منكم. حاولوا من جديد، وإن تكرر فأبلغوا القائم على هذه المكتبة.
page-error-503 = لا تستطيع المكتبة الإجابة في هذه اللحظة. حاولوا بعد دقيقة.
error-invalid_request-no-such-value = {"\u200F"}«{ $given }» لا يمكن اختيارها هنا.
error-invalid_request-no-such-country = { invalid-no_such_country }

# استمارات تعذّر قبولها
form-again = صحّحوا هذا ثم أعيدوا الإرسال
form-late = عدّله شخص آخر منذ أن فتحتموه. هذا هو كما صار الآن، ومعه ما كتبتموه: قارنوا بينهما ثم أعيدوا الإرسال.
form-now = الموجود هناك الآن:
form-kept-title = ما كتبتموه
form-kept = لم يضع شيء. سجّلوا الدخول في نافذة أخرى بمفتاح يسمح بهذا، ثم عودوا إلى هذه الصفحة وأعيدوا الإرسال.
form-kept-sign-in = تسجيل الدخول (في نافذة أخرى)
form-kept-send = إعادة الإرسال
form-in-browser = ما كتبتموه لا يزال في متصفحكم: استخدموا زر الرجوع فيه. أما الملف فيُختار من جديد.
form-back = العودة إلى الاستمارة
upload-most = { $megabytes } ميغابايت على الأكثر.
upload-file-again = اختاروا الملف من جديد، فالمتصفح لا يحتفظ به.
field-title = العنوان
field-purpose = الغرض
field-note = { item-note }
field-reason = السبب
field-quote = كلمات المقطع
field-place = { pack }
field-countries = البلدان
field-groups = المجموعات
field-file = الملف
field-key = المفتاح
field-year_from = أول سنة
field-year_to = آخر سنة
field-reference_country = البلد المرجعي
error-invalid_request-not-a-year = {"\u200F"}«{ $given }» ليست سنة. اكتبوا أربعة أرقام، مثل 2019.
error-invalid_request-an-outcome-has-to-be-chosen = اختاروا نتيجة.
error-invalid_request-this-key-opens-nothing = هذا المفتاح غير صالح. تحققوا من نسخه كاملًا، فقد يكون أُلغي أيضًا.
