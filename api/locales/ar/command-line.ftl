# ما يظهر في سطر الأوامر.
reading = القراءة
indexing = الفهرسة
preparing-model = تهيئة نموذج التضمين (بضع دقائق، هذه المرة فقط)
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
file-removed = بقي خارج المكتبة: سبق حذفه (استخدم --again لإعادته)
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
}: { $counts }
ingest-languages = لغات المقاطع: { $languages }
serving = يعمل «سانكوفا» على العنوان { $address } (Ctrl+C لإيقافه)
nothing-found = لا مقطع يستوفي هذه الشروط.
found-language = قُرئ السؤال باللغة: { $language }.
side-taken = المعروض: { $side }، لأن السؤال يقول «{ $said }». لعرض الإجابة كاملة أضف: --side all
page-locator = { $unit ->
    [page] { export-page }
    [slide] { export-slide }
    [message] { export-message }
   *[paragraph] { export-paragraph }
}
page-locator-range = { $unit ->
    [page] { export-pages }
    [slide] { export-slides }
    [message] { export-messages }
   *[paragraph] { export-paragraphs }
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
verify-repaired = أُصلح ذلك كله.
key-created = مفتاح { $name } ({ $role }). لا يظهر إلا هذه المرة، فاحفظه في مكان آمن:
key-revoked = لم يعد مفتاح { $name } يفتح شيئًا.
model-changed = جرى تحديث نموذج التضمين: يُعاد تضمين كل شيء
count-added = أُضيف: { $count }
count-changed = تغيّر: { $count }
count-unchanged = لم يتغيّر: { $count }
count-refused = رُفض: { $count }
count-duplicate = مطابق لغيره: { $count }
count-removed = سبق حذفه: { $count }
count-withdrawn = سُحب: { $count }
count-missing = مذكور وغير موجود: { $count }
ingest-passages = { $passages ->
    [zero] لم يُفهرس أي مقطع
    [one] فُهرس مقطع واحد
    [two] فُهرس مقطعان
    [few] فُهرست { $passages } مقاطع
    [many] فُهرس { $passages } مقطعًا
   *[other] فُهرس { $passages } مقطع
} في { $seconds } ث ({ $rate } في الثانية)
library-empty = المكتبة فارغة. أدخل الوثائق بالأمر: sankofa ingest FOLDER
status-refused = الملفات المرفوضة
status-new-themes = مواضيع لم توسم بها المقاطع بعد
status-tag-themes = { $count } (عند الإدخال القادم، أو الآن بالأمر: sankofa themes tag)
status-removed-themes = مواضيع حُذفت
status-untag-themes = { $themes } (تُزال وسومها عند الإدخال القادم، أو الآن بالأمر: sankofa themes tag)
status-index = { $engine } (المقاطع: { $held })
status-run = { $when }، { $state ->
    [finished] اكتمل
    [stopped] أُوقف قبل نهايته
   *[running] جارٍ، أو انقطع
}
verify-not_indexed = وثائق غائبة عن الفهرس: { $count }
verify-not_in_store = وثائق لها في الفهرس مقاطع لم يعد لها مكان فيه: { $count }
verify-incomplete = وثائق عدد مقاطعها في الفهرس أقل مما يجب أو أكثر: { $count }
verify-waiting = وثائق كانت في انتظار الفهرسة: { $count }
verify-file_lost = ملفات أصلية فُقدت من مجلد البيانات وما زالت في الموضع الذي أُخذت منه: { $count }
verify-index_damaged = تعذّرت قراءة الفهرس كله أو بعضه.
verify-not-repaired = لم يتغيّر شيء. للإصلاح: sankofa verify
verify-missing_file = الملف الأصلي للوثيقة { $title } ({ $path }) مفقود.
verify-damaged_file = الملف الأصلي للوثيقة { $title } ({ $path }) تالف.
verify-remedy = ما زال البحث في هذه الوثائق ممكنًا، أما فتحها فلا. أعد الملفات إلى مواضعها ثم شغّل sankofa verify مرة أخرى، أو أدخل نسخًا أحدث منها.
key-none = لم يُنشأ أي مفتاح. أنشئ مفتاحًا بالأمر: sankofa key add NAME
key-state = { $state ->
    [revoked] ملغى
   *[valid] صالح
}
system-refused = لا يسمح نظام التشغيل بذلك: { $place } ({ $why }).
system-no-room = لم يبقَ متسع على القرص من أجل { $place }. أفسح مكانًا، أو حدّد مجلدًا آخر بالإعداد SANKOFA_DATA_DIR.
system-not-permitted = لا تملك صلاحية القراءة أو الكتابة في { $place }. اطلب تغيير الصلاحيات، أو حدّد مجلدًا آخر بالإعداد SANKOFA_DATA_DIR.
system-read-only = يقع { $place } على قرص للقراءة فقط. حدّد مجلدًا آخر بالإعداد SANKOFA_DATA_DIR.
outcomes-trained = دُرِّبت تصنيفات النتائج على { $texts } نصًا، وصحّ تصنيف { $accuracy } من النصوص التي استُبعدت من التدريب. لإعطاء المقاطع تصنيفاتها الجديدة: sankofa reindex
tagging = وسم المواضيع
theme-added = عدد المقاطع عن الموضوع { $id }: { $passages }.
theme-found-nowhere = لم يكن أي مقطع قريبًا بما يكفي. أضف الموضوع من جديد مع ‎--replace، وباسمه بلغات الوثائق، ومع ‎--description تصف ما قد يقوله مقطع عنه.
theme-removed = أُزيل الموضوع { $id } ووسومه.
themes-tagged = عدد المقاطع المفحوصة { $passages }، وتغيّرت وسوم { $changed } منها.
