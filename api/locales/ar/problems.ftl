# الأخطاء التي تُقال عبر HTTP: عنوان لكل رمز، ثم ما العمل.
problem-error = حدث خطأ ما
problem-malformed_request = الطلب غير سليم الصياغة
problem-host_not_allowed = هذا الخادم لا يستجيب لذلك الاسم
problem-not_authenticated = يلزم مفتاح
problem-not_permitted = لا يُسمح لكم بهذا
problem-foreign_origin = طلب التغييرَ موقعٌ آخر
problem-not_found = غير موجود
problem-no_such_address = لا شيء في هذا العنوان
problem-method_not_allowed = هذا العنوان لا يقبل هذه الطريقة
problem-conflict = لا يمكن ذلك الآن
problem-prune_refused = سيُسحب عدد كبير جدًا من الوثائق
problem-version_mismatch = سبقكم شخص آخر
problem-too_large = الحجم كبير جدًا
problem-form_too_large = النص المرسل مع الملف أكثر مما ينبغي
problem-range_not_satisfiable = المدى خارج الملف
problem-invalid_request = تعذّر فهم الطلب
problem-unexpected = حدث خطأ ما
problem-setting = أحد إعدادات الخادم غير صحيح
problem-busy = تجري الكتابة في المكتبة
problem-index_unavailable = فهرس المقاطع غير قابل للاستعمال
problem-model_mismatch = بُني الفهرس بنموذج آخر
problem-model_unavailable = نموذج التضمين غير قابل للاستعمال
problem-store_unavailable = قاعدة البيانات غير قابلة للاستعمال

error-malformed_request = الطلب غير سليم الصياغة، أو أن محتواه ليس كما يقول نوعه.
error-host_not_allowed = استعملوا العنوان الذي أظهره الخادم عند تشغيله. ولاستعمال اسم آخر أضيفوه إلى SANKOFA_ALLOWED_HOSTS.
error-not_authenticated = أرسلوا مفتاح وصول صالحًا في الترويسة «Authorization: Bearer …». يستطيع القائم على هذا الخادم إنشاء مفتاح لكم.
error-foreign_origin = لا تُقبل التغييرات إلا من صفحات هذا الخادم ومن البرامج.
error-no_such_address = تحققوا من العنوان. كل ما هو موجود مذكور في /api/v1/openapi.json.
error-method_not_allowed = استعملوا إحدى الطرق المذكورة في الترويسة Allow.
error-version_mismatch = تغيّر منذ أن رأيتموه. حمّلوه من جديد وكرروا تغييركم.
error-too_large = المحتوى أكبر مما يقبله هذا الخادم.
error-form_too_large = النص المرسل مع الملف يتجاوز { $most } كيلوبايت. اختصروا الحقول، وأرسلوا الباقي في وثيقة.
error-range_not_satisfiable = اطلبوا مدى داخل الملف.
error-busy-too-many-uploads-are-waiting = ملفات كثيرة تنتظر دورها. حاولوا من جديد بعد بضع دقائق.

# للأخطاء التي تبقى تفاصيلها في سجل الخادم وحده.
problem-detail-error = التفاصيل في سجل الخادم تحت معرّف الطلب.
problem-detail-setting = على القائم على هذا الخادم تصحيح أحد الإعدادات؛ والسجل يبيّن أيّها.
problem-detail-index_unavailable = تعذّر فتح فهرس المقاطع حاليًا. حاولوا لاحقًا.
problem-detail-model_unavailable = تعذّر تحميل نموذج التضمين. السبب مذكور في سجل الخادم.
problem-detail-store_unavailable = تعذّر الوصول إلى قاعدة البيانات حاليًا. حاولوا لاحقًا.

error-invalid_request-wrong-values = إحدى القيم المرسلة ليست كما ينبغي.
error-invalid_request-not-a-cursor = هذا ليس مؤشرًا لهذه القائمة. ابدؤوا من جديد بلا مؤشر.
error-invalid_request-a-cursor-of-another-question = هذا المؤشر يخص سؤالًا آخر. ابدؤوا من جديد بلا مؤشر.
error-invalid_request-a-title-has-between-1-and-200-characters = طول العنوان بين حرف واحد و200 حرف.
error-invalid_request-the-text-is-too-long = النص طويل جدًا: الحد الأقصى لعدد الأحرف { $limit }.
error-conflict-a-pack-has-at-most-50-sections = بلغ الملف المواضيعي أقصى عدد من الأقسام: { $limit }.
error-conflict-a-pack-has-at-most-500-items = بلغ الملف المواضيعي أقصى عدد من العناصر: { $limit }.
error-conflict-a-pack-keeps-at-least-one-section = يبقى في الملف المواضيعي قسم واحد على الأقل.
error-conflict-the-pack-has-this-passage-or-document-already = هذا موجود في الملف المواضيعي من قبل.
error-conflict-the-pack-is-not-ready-to-be-published = يحتاج الملف المواضيعي قبل نشره إلى عنوان وغرض وشيء يُقرأ.
error-conflict-only-a-draft-as-it-stands-is-deleted = ما نُشر لا يمكن حذفه.
error-conflict-the-document-is-withdrawn = سُحبت الوثيقة.

# ما العيب في قيمة واحدة، بالاسم الذي تعطيه إياه pydantic.
invalid-other = هذه القيمة ليست كما ينبغي.
invalid-missing = تلزم قيمة هنا.
invalid-extra_forbidden = لا يوجد حقل بهذا الاسم.
invalid-json_invalid = هذا ليس JSON.
invalid-model_attributes_type = يلزم كائن JSON.
invalid-list_type = تلزم قائمة.
invalid-string_type = يلزم نص.
invalid-string_unicode = في النص أحرف لا يمكن عرضها.
invalid-unprintable = { invalid-string_unicode }
invalid-string_too_short = أقل عدد من الأحرف: { $min_length }.
invalid-string_too_long = أقصى عدد من الأحرف: { $max_length }.
invalid-string_pattern_mismatch = ليست هذه الصيغة المطلوبة.
invalid-too_long = أقصى عدد من القيم: { $max_length }.
invalid-too_short = أقل عدد من القيم: { $min_length }.
invalid-int_parsing = يلزم عدد صحيح.
invalid-int_type = { invalid-int_parsing }
invalid-int_from_float = { invalid-int_parsing }
invalid-greater_than_equal = الحد الأدنى { $ge }.
invalid-less_than_equal = الحد الأقصى { $le }.
invalid-float_parsing = يلزم عدد.
invalid-greater_than = يجب أن تكون القيمة أكبر من { $gt }.
invalid-bool_parsing = يلزم true أو false.
invalid-passage_words = يجب أن يكون SANKOFA_PASSAGE_LEAST_WORDS أقل من SANKOFA_PASSAGE_MOST_WORDS.
invalid-enum = تلزم إحدى هذه القيم: { $expected }.
invalid-repeated = ورد «{ $name }» أكثر من مرة. اذكروه مرة واحدة فقط.
invalid-groups = الوصول المقيّد يسمّي مجموعاته، وغيره لا يسمّي أي مجموعة.
invalid-no_words = { error-invalid_request-a-question-without-words }
invalid-nothing_asked = لم يُطلب أي تغيير.
invalid-no_such_country = لم يُتعرَّف على أي بلد في «{ $given }».
invalid-unknown_country = لا بلد بهذا الرمز. استعملوا رمزًا من ISO 3166-1 alpha-3، مثل SEN.
invalid-unknown_language = لا لغة بهذا الرمز. استعملوا رمزًا من ISO 639-1، مثل fr.

# لماذا لم يُسفر رفع الملف عن شيء.
job-unexpected = حدث خطأ ما في الخادم؛ والتفاصيل في سجله.
job-interrupted = توقف الخادم قبل إضافة الملف. ارفعوه من جديد.
job-busy = ظلت عملية أخرى تكتب في المكتبة وقتًا طويلًا. ارفعوا الملف من جديد لاحقًا.
job-model_mismatch = بُني الفهرس بنموذج تضمين آخر. على القائم على هذا الخادم تنفيذ الأمر: sankofa reindex
job-model_unavailable = تعذّر تحميل نموذج التضمين.
job-index_unavailable = فهرس المقاطع غير قابل للاستعمال.
job-store_unavailable = قاعدة البيانات غير قابلة للاستعمال.

# كلمات الملف المصدَّر التي ليست من نصه.
export-separator = {"، "}
export-page = ص { $first }
export-pages = ص { $first }–{ $last }
export-slide = الشريحة { $first }
export-slides = الشرائح { $first }–{ $last }
export-message = الرسالة { $first }
export-messages = الرسائل { $first }–{ $last }
export-paragraph = الفقرة { $first }
export-paragraphs = الفقرات { $first }–{ $last }
export-note = { item-note }{ colon }
export-sources = المصادر
export-draft = مسودة
export-published = نُشر في { $date }
export-moved = الكلمات نفسها موجودة الآن في: { $place }
export-changed = تغيّر المصدر منذ ذلك الحين
export-withdrawn = سُحب المصدر
export-whole_document = الوثيقة كاملة
