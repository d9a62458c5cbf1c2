# Lessons, and what people make of the program's labels.
nav-lessons = الدروس
nav-review = المراجعة
review-this = مراجعة نتيجته
outcome-by-person = تحقق منه شخص
outcome-by-person-machine = تحقق منه شخص؛ قال البرنامج: { $outcome }
lessons-title = { nav-lessons }
lessons-lead = ما تعلّمناه بكلمات الوثائق نفسها. يقترح برنامج ويقرر الناس.
lessons-none = لا توجد دروس هنا بعد.
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
lesson-machine = اقترح البرنامج: { $outcome }. لم يتحقق منه أحد بعد.
lesson-judged = { $decision } في { $date } ({ $role }). كان البرنامج قد قال: { $outcome }.
decision-confirmed = أُكّد
decision-changed = غُيّر
decision-rejected = رُفض
role-reader = قارئ
role-curator = مسؤول المحتوى
role-administrator = مدير
review-reason = { field-reason }
lesson-not-kept = اقترحه البرنامج ولم يُحتفظ به
lesson-own = اختاره شخص
lesson-sources = المقاطع التي يقوم عليها
quote-vanished = لم تعد هذه الكلمات في الوثيقة.
quote-withdrawn = لم تعد الوثيقة في المكتبة.
lesson-propose = اقتراح درس من هذا المقطع
lesson-judge = الحكم على هذا الدرس
lesson-keep = الاحتفاظ
lesson-added-meanwhile = أضافه شخص آخر في هذه الأثناء.
lesson-kept-meanwhile = أبقاه شخص آخر في هذه الأثناء.
lesson-dropped-meanwhile = استبعده شخص آخر في هذه الأثناء.
lesson-add = إضافة كلمات من المقطع
lesson-add-part = تقول هذه الكلمات
lesson-why = السبب (لازم للرفض أو التغيير)
lesson-save = { save }
lesson-endorse = اعتماد
lesson-retire = سحب
lesson-retire-why = سبب السحب
review-title = { nav-review }
review-lead = تأتي أولًا المقاطع التي يقل يقين البرنامج فيها، والتي تُعرض كثيرًا، والتي تناقض غيرها. زر واحد لكل نتيجة.
review-waiting = { $count ->
    [zero] لا شيء للمراجعة
    [one] عنصر واحد للمراجعة
    [two] عنصران للمراجعة
    [few] { $count } عناصر للمراجعة
    [many] { $count } عنصرًا للمراجعة
   *[other] { $count } عنصر للمراجعة
}
review-nothing = لم يبقَ شيء للمراجعة. شكرًا لكم.
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
queue-second_opinion = يلزم رأي ثانٍ
queue-unjudged = لم يحكم عليه أحد بعد
review-blind = حكم شخص آخر على هذا المقطع. ولقياس الاتفاق لا يُعرض عليكم حكمه ولا حكم البرنامج.
review-machine-says = يقول البرنامج
review-person-said = قال شخص
review-ask = ماذا يذكر هذا المقطع؟
review-reason-hint = السبب (لازم عند مخالفة البرنامج)
review-reason-both = يروي الأمرين.
review-reason-solved = حُلّت المشكلة في النهاية.
review-reason-negated = فات البرنامجَ نفيٌ.
review-reason-planned = كان مخططًا له فحسب.
review-reason-advice = ينصح أكثر مما يخبر.
review-reason-described = يصف فحسب.
review-skip = تخطٍّ
review-undo = تراجع
review-done = حُفظ: { $outcome }.
review-undone = تم التراجع عن: { $outcome }.
review-follows = يظهر ذلك في المقطع فورًا، وتتبعه أعمدة الإجابات ومرشحاتها وأعدادها خلال { $seconds } ثانية على الأكثر، أو بعد انتهاء إضافة وثائق جارية.
review-opened = قراءته في الوثيقة
review-let-go = إسقاط هذا الحكم
review-lesson-vanished = عرض الدرس
lessons-proposed = { $count ->
    [zero] لم يُقترح أي درس.
    [one] اقتُرح درس واحد، يُحكم عليه في صفحة الدروس.
    [two] اقتُرح درسان، يُحكم عليهما في صفحة الدروس.
    [few] اقتُرحت { $count } دروس، يُحكم عليها في صفحة الدروس.
    [many] اقتُرح { $count } درسًا، يُحكم عليها في صفحة الدروس.
   *[other] اقتُرح { $count } درس، يُحكم عليها في صفحة الدروس.
}
error-not_found-nothing-has-been-reviewed = لم يحكم أحد بعد على نتيجة في هذه المكتبة. افعل ذلك في صفحة المراجعة، أو درّب دون ‎--reviewed‎.
