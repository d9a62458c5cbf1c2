# ما الخطأ وما العمل، بحسب رمز الخطأ (وتفصيله إن وُجد).
error-error = حدث خطأ: { $detail }
error-not_found = هذا غير موجود هنا، أو غير متاح لكم.
error-invalid_request = تعذّر فهم الطلب: { $detail }.
error-invalid_request-unreadable-manifest = تعذّرت قراءة قائمة الملفات { $file } ({ $why }). صحّحها ثم أعد التشغيل؛ لم يُدخل أي شيء.
error-not_permitted = لا يُسمح لكم بهذا الإجراء.
error-conflict = لا يمكن ذلك في الحالة الراهنة: { $detail }.
error-setting = يوجد إعداد خاطئ: { $detail }.
error-setting-unknown-setting = { $setting } ليس إعدادًا معروفًا. الإعدادات المعروفة: { $known }.
error-setting-wrong-setting = الإعداد { $setting } خاطئ: { $why }.
error-setting-open-to-the-network = التشغيل على { $host } يتيح لكل من في الشبكة قراءة كل شيء وتغييره. اضبط SANKOFA_ACCESS=keys وأنشئ المفاتيح بالأمر: sankofa key add NAME
error-model_mismatch = بُني الفهرس بنموذج تضمين غير المختار الآن. أعد تضمين المجموعة بالأمر: sankofa reindex
error-model_unavailable = تعذّرت تهيئة نموذج التضمين: { $detail }.
error-index_unavailable = تعذّر استخدام فهرس المقاطع: { $detail }. إذا كان على خادم فتحقق من أنه يعمل، وإذا كان تالفًا فأصلحه بالأمر: sankofa verify
error-store_unavailable = تعذّر استخدام قاعدة البيانات: { $detail }. تحقق من SANKOFA_DATABASE_URL وSANKOFA_DATA_DIR، ومن أن قاعدة البيانات تعمل.
error-busy = تكتب عملية أخرى في هذه المكتبة. انتظر حتى تنتهي ثم أعد المحاولة.
error-prune_refused = ستُسحب { $leaving } من أصل { $served } من الوثائق، أي أكثر من الخُمس. إذا كان هذا مقصودًا فأعد التشغيل مع --yes.
error-invalid_request-path-not-found = لا يوجد شيء في { $path }.
error-invalid_request-folder-cannot-be-listed = تعذّرت قراءة محتوى المجلد { $path }. تحقق من أن لك حق قراءته.
error-invalid_request-no-file-to-read = لا توجد هناك وثيقة تُقرأ. الملفات المخفية وقوائم الملفات لا تُحتسب.
error-invalid_request-prune-needs-a-folder = الخيار --prune يقارن مجلدًا كاملًا: اذكر المجلد، لا { $path }.
error-conflict-another-folder = تُؤخذ المجموعة { $collection } من { $folder }. امنح هذا المجلد مجموعة خاصة به باستخدام --collection NAME، أو أضف --moved إذا كان المجلد نفسه قد انتقل إلى { $given }.
error-not_found-no-document-of-this-id = لا توجد وثيقة بالمعرّف { $id }. تظهر معرّفات الوثائق تحت نتائج sankofa search.
error-not_found-no-such-key = لا يوجد مفتاح بالمعرّف { $key }. لعرض معرّفات المفاتيح: sankofa key list
error-invalid_request-unknown-term = القيمة { $given } ليست من قيم { $field }. القيم المعروفة: { $known }.
error-invalid_request-outside-the-limits = قيمة { $field } هي { $given }، ويجب أن تكون بين { $least } و{ $most }.
error-invalid_request-the-years-run-backwards = السنة الأولى ({ $given }) تأتي بعد الأخيرة ({ $most }).
error-setting-port-taken = المنفذ { $port } مستخدم، وربما يستخدمه «سانكوفا» نفسه: انظر http://{ $host }:{ $port }. للتشغيل على منفذ آخر اضبط مثلًا SANKOFA_PORT=8001.
error-setting-cannot-serve-there = لا يمكن التشغيل على { $host } بالمنفذ { $port } ({ $why }). اضبط SANKOFA_HOST على عنوان لهذا الجهاز وSANKOFA_PORT على منفذ أعلى من 1023.
error-model_unavailable-package-missing = يأتي نموذج التضمين مع حزمة بايثون { $package }، وهي غير مثبتة. ثبّتها بالأمر: pip install { $package }
error-model_unavailable-cannot-write = تعذّرت تهيئة نموذج التضمين في { $folder } ({ $why }). وفّر مساحة هناك، أو حدّد مجلدًا آخر بواسطة SANKOFA_DATA_DIR.
error-model_unavailable-another-process-holds-it = تعمل عملية أخرى على تهيئة نموذج التضمين في { $folder } منذ وقت طويل جدًا. أنهِها ثم أعد المحاولة.
error-model_unavailable-folder-missing = يشير SANKOFA_MODEL إلى { $folder }، ولا يوجد مجلد كهذا.
error-model_unavailable-cannot-fetch = تعذّر جلب نموذج التضمين { $model } ({ $why }). بلا اتصال، ضع مجلد النموذج على هذا الجهاز وحدّده بواسطة SANKOFA_MODEL.
error-model_unavailable-cannot-load = تعذّر تحميل نموذج التضمين من { $folder } ({ $why }). يجب أن يشير SANKOFA_MODEL إلى SentenceTransformer.
