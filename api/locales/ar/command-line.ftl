# ما يظهر في سطر الأوامر.
reading = القراءة
indexing = الفهرسة
preparing-model = تهيئة نموذج التضمين
file-line = { $path }: { $status }
file-added = أُضيف، { $passages ->
    [zero] بلا مقاطع
    [one] مقطع واحد
    [two] مقطعان
    [few] { $passages } مقاطع
    [many] { $passages } مقطعًا
   *[other] { $passages } مقطع
}
file-changed = تغيّر، { $passages ->
    [zero] بلا مقاطع
    [one] مقطع واحد
    [two] مقطعان
    [few] { $passages } مقاطع
    [many] { $passages } مقطعًا
   *[other] { $passages } مقطع
}
file-unchanged = لم يتغيّر
file-duplicate = له محتوى { $detail } نفسه، وحُفظ مرة واحدة
file-removed = بقي خارج المكتبة: سبق حذفه بالاسم (استخدم --again لإعادته)
file-withdrawn = سُحب: لم يعد الملف في المجلد
file-missing = مذكور في قائمة الملفات، لكنه غير موجود في المجلد
file-refused = رُفض: { $reason } { $remedy }
ingest-summary = { $files ->
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $files } ملفات
    [many] { $files } ملفًا
   *[other] { $files } ملف
}: أُضيف { $added }، وتغيّر { $changed }، ولم يتغيّر { $unchanged }، ورُفض { $refused }؛ المقاطع: { $passages } في { $seconds } ث ({ $rate } في الثانية)
ingest-languages = لغات المقاطع: { $languages }
serving = يعمل «سانكوفا» على العنوان { $address } (Ctrl+C لإيقافه)
nothing-found = لم يُعثر على أي مقطع بهذه الشروط.
found-language = قُرئ السؤال باللغة: { $language }.
page-locator = { $unit ->
    [page] ص { $first }
    [slide] الشريحة { $first }
    [message] الرسالة { $first }
   *[paragraph] الفقرة { $first }
}
page-locator-range = { $unit ->
    [page] ص { $first }–{ $last }
    [slide] الشرائح { $first }–{ $last }
    [message] الرسائل { $first }–{ $last }
   *[paragraph] الفقرات { $first }–{ $last }
}
removed = حُذفت الوثيقة { $title } ({ $id }). ولم يُمسّ ملفها.
reindexed = أُعيد تضمين مقاطع عددها { $passages } من وثائق عددها { $documents }.
status-documents = الوثائق
status-passages = المقاطع
status-pending = في انتظار الفهرسة
status-engine = الفهرس
status-model = نموذج التضمين
status-data = مجلد البيانات
status-last-run = آخر إدخال
status-never = لم يحدث بعد
verify-good = قاعدة البيانات والفهرس والملفات متطابقة.
verify-repaired = أُصلح: { $what } ({ $count })
verify-left = لا يمكن إصلاحه: { $what }: { $detail }
key-created = مفتاح { $name } ({ $role }). لا يظهر إلا هذه المرة، فاحفظه في مكان آمن:
key-revoked = لم يعد مفتاح { $name } يفتح شيئًا.
