# Lessons, and what people make of the program's labels.
nav-lessons = الدروس
nav-review = المراجعة
review-this = راجع نتيجته
outcome-by-person = تحقق منه شخص
outcome-by-person-machine = تحقق منه شخص؛ قال البرنامج: { $outcome }
lessons-title = { nav-lessons }
lessons-lead = ما تعلّمناه بكلمات الوثائق نفسها. يقترح برنامج ويقرر الناس.
lessons-none = لا يوجد درس هنا بعد.
lessons-show = { documents-show }
lessons-outcome = { field-outcome }
lessons-state = الحالة
lessons-any = الكل
lesson = درس
lesson-state-extracted = مقترح
lesson-state-reviewed = مراجَع
lesson-state-endorsed = معتمد
lesson-state-retired = مسحوب
lesson-part-context = السياق
lesson-part-action = ما الذي جرى
lesson-part-result = ما الذي نتج عنه
lesson-part-enabler = { note-enabling }
lesson-part-barrier = { note-hindering }
lesson-part-lesson = ما الذي تعلّمناه
lesson-part-recommendation = ما الذي يُنصح به
lesson-part-applies_when = متى ينطبق
lesson-machine = اقترح البرنامج هذا: { $outcome }. لم ينظر فيه أحد بعد.
lesson-judged = { $decision } في { $date } ({ $role }). كان البرنامج قد قال: { $outcome }.
decision-confirmed = أُكّد
decision-changed = غُيّر
decision-rejected = رُفض
role-reader = قارئ
role-curator = قيّم
role-administrator = مدير
review-reason = { field-reason }
lesson-not-kept = اقترحه البرنامج ولم يُحتفظ به
lesson-own = اختاره شخص
lesson-sources = المقاطع التي يقوم عليها
quote-vanished = لم تعد هذه الكلمات في الوثيقة.
quote-withdrawn = لم تعد الوثيقة هنا.
lesson-propose = اقترح درسًا من هذا المقطع
lesson-judge = احكم على هذا الدرس
lesson-keep = احتفظ
lesson-added-meanwhile = أضافه شخص آخر في هذه الأثناء.
lesson-kept-meanwhile = أبقاه شخص آخر في هذه الأثناء.
lesson-dropped-meanwhile = استبعده شخص آخر في هذه الأثناء.
lesson-add = أضف كلمات من المقطع
lesson-add-part = تقول
lesson-why = لماذا (لازم للرفض أو التغيير)
lesson-save = { save }
lesson-endorse = اعتمد
lesson-retire = اسحب
lesson-retire-why = لماذا يُسحب
review-title = { nav-review }
review-lead = يأتي أولًا ما يقل يقين البرنامج فيه، وما يُعرض كثيرًا، وما يناقض غيره. مفتاح واحد لكل نتيجة.
review-waiting = { $count ->
    [zero] لا شيء ينتظر
    [one] عنصر واحد ينتظر
    [two] عنصران ينتظران
    [few] { $count } عناصر تنتظر
    [many] { $count } عنصرًا ينتظر
   *[other] { $count } عنصر ينتظر
}
review-nothing = لا شيء ينتظرك. شكرًا لك.
review-agreement = يتفق شخصان على { $observed } من { $count } نتيجة حُكم عليها مرتين (كابا كوهين: { $kappa }).
review-no-agreement = لم يحكم شخصان بعد على أي نتيجة.
review-no-kappa = لا قيمة، قال الجميع الشيء نفسه
review-language = مقاطع بـ
review-any-language = أي لغة
review-why-here = لماذا هذا
queue-vanished = اختفت كلمات يقوم عليها حكم
queue-disagreed = حكم عليه شخصان حكمين مختلفين
queue-uncertain = البرنامج غير متيقن
queue-often_shown = يُعرض كثيرًا
queue-contradicted = مقطع آخر يقول العكس
queue-second_opinion = مطلوب رأي ثانٍ
queue-unjudged = لم ينظر فيه أحد بعد
review-blind = حكم شخص آخر على هذا المقطع. لقياس الاتفاق لا نعرض عليك حكمه ولا ما يقوله البرنامج.
review-machine-says = يقول البرنامج
review-person-said = قال شخص
review-ask = ماذا يذكر هذا المقطع؟
review-reason-hint = لماذا (لازم إن خالفت البرنامج)
review-reason-both = يروي الجانبين.
review-reason-solved = حُلّت المشكلة في النهاية.
review-reason-negated = أغفل البرنامج نفيًا.
review-reason-planned = كان مخططًا له فحسب.
review-reason-advice = ينصح ولا يخبر.
review-reason-described = يصف فحسب.
review-skip = تخطَّ
review-undo = تراجع
review-done = حُفظ: { $outcome }.
review-opened = اقرأه في الوثيقة
review-let-go = تخلَّ عن الحكم
review-lesson-vanished = انظر إلى الدرس
lessons-proposed = { $count ->
    [zero] لم يُقترح أي درس.
    [one] اقتُرح درس واحد، يُحكم عليه في صفحة الدروس.
    [two] اقتُرح درسان، يُحكم عليهما في صفحة الدروس.
    [few] اقتُرحت { $count } دروس، يُحكم عليها في صفحة الدروس.
    [many] اقتُرح { $count } درسًا، يُحكم عليها في صفحة الدروس.
   *[other] اقتُرح { $count } درس، يُحكم عليها في صفحة الدروس.
}
error-not_found-nothing-has-been-reviewed = لم يحكم أحد بعد على نتيجة في هذه المكتبة. افعل ذلك في صفحة المراجعة، أو درّب دون ‎--reviewed‎.
