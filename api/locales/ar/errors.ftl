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
error-model_mismatch = بُني الفهرس بنموذج تضمين آخر. أعد تضمين المجموعة بالأمر: sankofa reindex
error-model_unavailable = تعذّرت تهيئة نموذج التضمين: { $detail }.
error-index_unavailable = تعذّر فتح فهرس المقاطع: { $detail }.
error-store_unavailable = تعذّر استخدام قاعدة البيانات: { $detail }.
error-busy = تكتب عملية أخرى في هذه المكتبة. انتظر حتى تنتهي ثم أعد المحاولة.
error-prune_refused = ستُسحب { $leaving } من أصل { $served } من الوثائق، أي أكثر من الخُمس. إذا كان هذا مقصودًا فأعد التشغيل مع --yes.
error-invalid_request-path-not-found = لا يوجد شيء في { $path }.
error-invalid_request-folder-cannot-be-listed = تعذّرت قراءة محتويات المجلد { $path }. تحقق من أن لك حق قراءته.
error-invalid_request-no-file-to-read = لا توجد أي وثيقة في { $path }.
error-invalid_request-prune-needs-a-folder = يقارن --prune مجلدًا كاملًا: اذكر المجلد لا { $path }.
error-conflict-another-folder = المجموعة { $collection } مأخوذة من المجلد { $folder }. خصّص لهذا المجلد مجموعة باستخدام --collection NAME، أو استخدم --moved إذا كان المجلد نفسه قد نُقل إلى { $given }.
