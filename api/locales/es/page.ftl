# Lo que dicen las páginas.

# En todas partes
skip-to-content = Ir al contenido
skip-to-answer = Ir a la respuesta
nav-main = Secciones
nav-language = Idioma del sitio
nav-documents = Documentos
nav-packs = Dosieres temáticos
nav-about = Guía
nav-upload = Añadir documentos
nav-sign-in = Iniciar sesión
footer-labels = «Funcionó» y «No funcionó» los propone un programa a partir de las palabras de cada pasaje. Lea el pasaje antes de apoyarse en él.
footer-how-to-read = Cómo leer este sitio
signed-in-as = Ha iniciado sesión como:
sign-out = Cerrar sesión
number = { $number }
colon = :
list-separator = ,{" "}
language-unknown = idioma desconocido
table = Tabla { $number }
table-sideways = Desplácese hacia los lados para ver toda la tabla.

# Primera página
home-title = Qué funcionó, qué no funcionó y qué dicen las orientaciones
home-lead = Haga una pregunta sobre los sistemas de salud en el camino hacia la cobertura universal de salud. Las respuestas son las palabras exactas de estudios de caso de países, orientaciones y notas de foro, con la página en que se encuentran.
question-label = Su pregunta, con sus palabras y en su idioma
question-keys = Intro inicia la búsqueda; Mayús+Intro empieza una línea nueva.
search = Buscar
home-try = Preguntas para empezar
home-example-1 = ¿Qué pasó con el uso de los servicios cuando se eliminaron los pagos directos para madres y niños?
home-example-2 = ¿Por qué decaen los programas de agentes comunitarios de salud cuando termina el proyecto?
home-example-3 = ¿Pueden las mutuales de salud cubrir a los trabajadores del sector informal?
home-example-4 = ¿Qué salió mal cuando la atención gratuita se reembolsó con retraso?
home-inside = Qué contiene la colección
home-amount = { $documents ->
    [one] { $documents } documento
   *[other] { $documents } documentos
}, divididos en { $passages ->
    [one] { $passages } pasaje
   *[other] { $passages } pasajes
} que se pueden citar.
home-browse = Ver todos los documentos
home-kinds = Por tipo de documento
home-languages = Por idioma
home-countries = { tally-countries }
home-empty = Todavía no hay documentos
home-empty-what = Añada la colección inicial, o una carpeta propia, con este comando:

# La respuesta
search-heading = Respuestas a:
read-as = Pregunta leída en
read-as-unknown = El idioma de la pregunta no es seguro, así que no se da preferencia a ninguno.
read-as-change = Cambiar
question-language = Idioma de la pregunta
question-language-detect = Detección automática
filters = Filtrar
filters-active = Filtros aplicados
filter-remove = Quitar
filters-clear = Borrar todo
for-every-country = Para todos los países
among-discussion = { $count ->
    [one] en una discusión sobre { $count } país
   *[other] en una discusión sobre { $count } países
}
among-document = { $count ->
    [one] en un documento sobre { $count } país
   *[other] en un documento sobre { $count } países
}
message-from = Mensaje de
under-heading = Bajo el título
place-kept = Las orientaciones para todos los países se muestran también ({ $passages }).
place-alone = Mostrar solo lo que trata de este lugar
filter-left-out = { $count ->
    [one] { $count } más no aparece en la lista; filtre antes.
   *[other] { $count } más no aparecen en la lista; filtre antes.
}
apply = Aplicar
year-from = De
year-to = a
years-from = desde { $first }
years-to = hasta { $last }
years-between = de { $first } a { $last }
field-kind = Tipo de documento
field-outcome = Resultado
field-country = País
field-region = Región de la OMS
field-income_group = Grupo de ingreso
field-theme = Tema
field-evidence_basis = Tipo de evidencia
field-guidance_status = Vigencia de la orientación
field-language = Idioma
field-publisher = Editor
field-access = Acceso
field-collection = Colección
field-year = Año
labels-caution = Los resultados los propone un programa.
labels-more = Cómo leerlos
view-label = Presentación
view-columns = Lado a lado
view-list = En una lista
order-what = { $order ->
    [varied] Los pasajes que repiten un documento, un país o un idioma ceden el lugar a otros casi igual de buenos.
   *[relevance] Ordenados solo por pertinencia.
}
order-other = { $order ->
    [varied] Ordenar solo por pertinencia
   *[relevance] Variar documentos, países e idiomas
}
jump = Partes de la respuesta
column-worked = Qué funcionó
column-did_not_work = Qué no funcionó
column-guidance = Qué dicen las orientaciones
column-mixed = Resultados mixtos, o éxito solo bajo ciertas condiciones
column-other = Contexto y consejos de la experiencia
column-worked-nothing = Ningún pasaje cercano a la pregunta dice que algo funcionara. Eso no prueba que nada haya funcionado.
column-did_not_work-nothing = Ningún pasaje cercano a la pregunta relata un fracaso. Se relatan menos fracasos de los que ocurren.
column-guidance-nothing = Ninguna orientación se acerca a la pregunta.
column-mixed-nothing = Ningún pasaje cercano a la pregunta relata resultados mixtos.
column-other-nothing = Ningún otro pasaje se acerca a la pregunta.
column-more = Ver todo: { $column }
column-distant = Menos cercanos a la pregunta: { $passages }
column-sources = Listas de referencias: { $passages }
looked-for-what = Qué se ha buscado
looked-for = Se buscó:
looked-for-alone = Se buscó también por separado:
also-looked-for = También se buscó:
narrower-looked-for = Y términos más específicos:
may-mean = «{ $written }» puede significar:
country-passages = { $country }: { $passages } en total, sobre cualquier tema.
country-only = Limitar a este país
country-none = Ningún pasaje trata aquí de este país: { $country }.
country-like = Dar prioridad a países comparables
side-label = Parte de la respuesta que se muestra
side-shown = Se muestra:
side-because = porque la pregunta dice
side-all = Mostrar toda la respuesta
side-all-shown = Se muestra toda la respuesta.
side-only = Mostrar solo: { $side }
side-left-out = No se muestra:
tally-none = { $looked ->
    [one] El único pasaje de este tipo no se acerca lo suficiente a la pregunta.
   *[other] Ninguno de los { $looked } pasajes más cercanos se acerca lo suficiente a la pregunta.
}
tally-sources = { $looked ->
    [one] El único pasaje de este tipo es una lista de referencias.
   *[other] De los { $looked } pasajes más cercanos, solo listas de referencias se acercan a la pregunta.
}
tally-all = Cerca de la pregunta: { $found }.
tally-nearest = Cerca de la pregunta, entre los { $looked } pasajes más cercanos: { $found }.
tally-passages = { $count ->
    [one] { $count } pasaje
   *[other] { $count } pasajes
}
tally-documents = { $count ->
    [one] { $count } documento
   *[other] { $count } documentos
}
tally-countries = { $count ->
    [one] { $count } país
   *[other] { $count } países
}
one-sided-worked = Lo encontrado se inclina hacia un lado: { $much } pasajes dicen que algo funcionó, { $little } que algo no funcionó. Se relatan menos fracasos de los que ocurren.
one-sided-did_not_work = Lo encontrado se inclina hacia un lado: { $much } pasajes dicen que algo no funcionó, { $little } que algo funcionó. Busque también lo que funcionó, con otras palabras.
telling-worked = dice que funcionó
telling-did_not_work = dice que no funcionó
telling-recommendation = dice lo que debería hacerse
telling-mixed = dice ambas cosas
telling-what = Subrayado: las palabras de las que el programa deduce el resultado. Línea continua: «funcionó»; línea discontinua: «no funcionó»; puntos: consejo.
certainty-high = muy probablemente
certainty-medium = probablemente
certainty-low = quizá
note-enabling = Lo que ayudó
note-hindering = Lo que lo obstaculizó
note-not_said = Razón indicada
note-reached = A quién se llegó
note-left_out = Quién quedó fuera
note-rests-on = Se basa en: { $basis }
notes-what = El programa señala estas palabras de la cita por la forma en que están dichas; a veces se equivoca.
pairs-title = Donde los casos se contradicen
pairs-what = Casi lo mismo, con resultados opuestos. Lo que difiere entre los lugares puede explicarlo, o no.
aspects-alike = Igual
aspects-different = Distinto
aspect-region = { field-region }
aspect-income_group = { field-income_group }
aspect-fragility = Fragilidad
aspect-population_size = Población
aspect-official_languages = Idiomas oficiales
aspect-year = { field-year }
aspect-language = Idioma del documento
aspect-evidence_basis = { field-evidence_basis }
context-not_listed = fuera de la lista
reference-label = Países como
reference-what = La evidencia de países comparables sube en la lista; nada se oculta.
comparable-with = Comparado con este país: { $country }
comparable-own = Del propio país: { $country }
relevance-strong = muy pertinente
relevance-good = pertinente
relevance-partial = pertinente en parte
relevance-weak = relación más lejana
open-at = { $unit ->
    [page] Abrir en la página { $first }
    [slide] Abrir en la diapositiva { $first }
    [message] Abrir en el mensaje { $first }
   *[paragraph] Abrir en el párrafo { $first }
}
more-like-this = Pasajes parecidos
add-to-pack = Añadir a un dosier
quote-whole = Pasaje completo
quote-less = Solo el extracto
nothing-title = No se encontró evidencia
nothing-what = Ningún pasaje accesible para usted responde a esta pregunta tal como se hizo.
ways-lead = Puede ayudar lo siguiente:
way-unfilter = Hacer la misma pregunta sin filtros
way-all-countries = Hacerla para todos los países
way-all-countries-unfilter = Hacerla para todos los países y sin filtros
way-nowhere = Tampoco en toda la colección hay nada cercano.
way-countries = Países de los que tratan los pasajes más cercanos:
way-themes = Temas de la colección
nothing-reword = Usar menos palabras o palabras más generales, sin siglas.
nothing-language = Comprobar el idioma en que se leyó la pregunta.
nothing-browse = Explorar los documentos.
nothing-sign-in = Iniciar sesión, si tiene una clave: algunas notas son solo para la red.
nearest-what = Ningún pasaje con evidencia se acerca a la pregunta; abajo se muestran los menos alejados. Compruebe que tratan de lo que preguntó: pueden referirse a temas afines.
elsewhere-what = Lo que sigue trata de otros países, o de ninguno en particular.
thing-quoted = «{ $thing }»
things-unnamed = Ningún pasaje menciona aquí, con este nombre u otro: { $things }.
things-near = Lo que sigue trata del resto de la pregunta, o solo se le acerca por el sentido.
fact-what = Solo fuentes sobre ese país pueden responder a esto: nada de otro lugar puede hacerlo.
office-what = Aquí no se busca quién ocupa un cargo, cómo ponerse en contacto con alguien ni lo que cualquier atlas dice de un país (su capital, su población, su moneda): lo que sigue es solo lo más cercano.
turn = Páginas
turn-below = Páginas, debajo del texto
turn-first = Primera página
turn-next = Página siguiente
turn-end = No hay más resultados: terminan antes de esta página.
similar-title = { more-like-this }
similar-to = El pasaje
similar-found = Los pasajes más cercanos en otros documentos
similar-caution = Los más cercanos por su sentido, sean cuales sean su idioma y su resultado.
similar-nothing = Ningún pasaje de otro documento está cerca de este.

# Un documento
guidance-replaced-by = Esta orientación ha sido sustituida por:
guidance-superseded = Esta orientación ha sido sustituida.
guidance-nearest = El pasaje más cercano en la nueva orientación
guidance-withdrawn = Esta orientación ha sido retirada por su editor. Se conserva como constancia.
passage-lost = El pasaje al que llevaba este enlace ya no está en el documento, que ha cambiado desde entonces. El documento se muestra desde el principio.
passage-found = El pasaje que buscaba
passage-go = Ir al pasaje
cite-as = Para citar:
page-previous = Página anterior
page-next = Página siguiente
page-of = Página { $number } de { $count }
part-of = Parte { $number } de { $count }
text-of-page = Texto de esta página
text-of-document = Texto del documento
text-none = No se encontró texto en esta página.
text-began = Viene de la página { $number }
text-goes-on = Continúa en la página { $number }
text-shared = Una parte de este texto está en la página { $number }.
page-image = Página { $number } tal como se imprimió. Su texto figura al lado.
facts-title = Sobre este documento
fact-kind = { field-kind }
fact-countries = { field-countries }
fact-year = { field-year }
fact-language = { field-language }
fact-publisher = { field-publisher }
fact-evidence_basis = { field-evidence_basis }
fact-guidance_status = { field-guidance_status }
fact-themes = { about-themes-title }
fact-access = Quién puede leerlo
fact-licence = Licencia
fact-collection = { field-collection }
fact-source_url = Fuente
related-experience = Países cuya experiencia atañe a este documento
related-guidance = Orientaciones sobre este tema
related-what = Lo encontró un programa por el sentido de los pasajes. Cada enlace abre el pasaje más cercano.
detected = detectado por un programa
download = Descargar el original ({ $type })
add-document-to-pack = Añadir el documento completo a un dosier

# La lista de documentos
documents-title = { nav-documents }
documents-find = Palabras del título
documents-show = Mostrar
documents-count = { tally-documents }
documents-none = Ningún documento coincide.

# Dosieres temáticos
packs-title = { nav-packs }
packs-lead = Qué leer antes de una sesión: pasajes y documentos elegidos, ordenados y anotados por quienes la preparan.
packs-none = Todavía no se ha publicado ningún dosier.
pack = Dosier temático
pack-draft = borrador
pack-begin = Crear un dosier
pack-title = { field-title }
pack-purpose = { field-purpose }
pack-language = Idioma de títulos y notas
pack-items = { $count ->
    [one] { $count } elemento
   *[other] { $count } elementos
}
pack-changed = modificado el { $date }
pack-published = publicado el { $date }
pack-export-docx = Descargar para Word (DOCX)
pack-export-markdown = Descargar como texto (Markdown)
pack-whole-document = El documento completo
pack-nothing-for-you = Nada de este dosier es accesible para usted. Inicie sesión si tiene una clave.
pack-copy = Hacer un nuevo borrador a partir de él
pack-frozen = Este dosier está publicado y ya no cambia.
pack-see = Verlo como los lectores
pack-describe = Título, finalidad e idioma
pack-publish = Publicar
pack-publish-what = Al publicarlo, el dosier recibe su propia dirección y queda fijo, de modo que lo que la gente ha leído no cambia. Para modificarlo después, haga un nuevo borrador a partir de él.
pack-publish-restricted = { $count ->
    [one] { $count } elemento procede de un documento de acceso restringido.
   *[other] { $count } elementos proceden de documentos de acceso restringido.
} En la página del dosier, quien no puede leer un documento así no ve lo que procede de él; un archivo exportado lo muestra a quien tenga el archivo.
pack-missing = Antes de publicarse, necesita:
pack-missing-purpose = una finalidad: basta una frase
pack-missing-items = algo que leer
pack-delete = Eliminar este borrador
pack-delete-what = El borrador y sus notas se eliminarán para siempre. Los documentos permanecen.
section-untitled = Sección { $number }
section-title = Título de la sección
section-rename = Cambiar el título
section-add = Añadir una sección
section-remove = Quitar la sección
section-empty = Aún no hay nada aquí. Busque y elija «Añadir a un dosier» junto a un pasaje.
move-up = Subir
move-down = Bajar
item-note = Por qué leerlo
item-note-save = Guardar la nota
item-remove = Quitar
open-source = Abrir la fuente
save = Guardar
add = Añadir
add-where = Añadir a
add-new = Un nuevo dosier
add-new-title = Título del nuevo dosier (solo para uno nuevo)
source-moved = Las mismas palabras están ahora en otro lugar del documento: { $place }.
source-changed = El documento ha cambiado desde entonces: estas palabras están tal como eran al añadirse.
source-withdrawn = La fuente se ha retirado. Las palabras se conservan tal como eran al añadirse.

# Entrada
sign-in-what = Los documentos públicos se leen sin iniciar sesión. Una clave da acceso a lo destinado a la red o a su grupo; pídala a quien administra esta biblioteca.
sign-in-key = Su clave

# Añadir documentos
upload-what = PDF, Word, PowerPoint, HTML, Markdown, texto, correo electrónico (EML, MBOX) o un ZIP de estos. El archivo se lee y se indexa en este servidor y no sale de él.
upload-file = { field-file }
upload-known = Lo que sabe de él (lo que deje en blanco se busca en el documento)
upload-title = { field-title }
upload-find-out = detectarlo en el documento
upload-not-known = no se sabe
upload-as-written = como indique el documento; si no, público
upload-commas = Nombres en cualquier idioma, separados por comas.
upload-groups = Grupos que pueden leerlo
upload-groups-how = Solo para documentos de acceso restringido; separados por comas.
upload-send = Añadir este documento
upload-added = { file-added }
upload-changed = { file-changed }
upload-unchanged = ya estaba en la colección
upload-duplicate = tiene el mismo contenido que otro documento, que se conserva una sola vez
upload-removed = queda fuera: se retiró anteriormente
upload-withdrawn = retirado
upload-missing = falta
upload-refused = no añadido
job-title = Añadir un documento
job-stage-none = { job-stage-wait }
job-stage-wait = A la espera de su turno
job-stage-read = Leyendo
job-stage-index = Indexando
job-done = { $done } de { $total }
job-waits = Esta página se actualiza sola cada pocos segundos. Puede salir de ella; el trabajo continúa.
job-open = Abrir
job-another = Añadir otro documento

# Cómo leer este sitio
about-title = { footer-how-to-read }
about-what = Sankofa busca en lo que los países han relatado de su camino hacia la cobertura universal de salud: qué funcionó, qué no funcionó y qué dicen las orientaciones. No inventa nada: cada respuesta es un pasaje de un documento, palabra por palabra, con la página en que se encuentra.
about-passages-title = Pasajes, no documentos
about-passages = Los documentos se dividen en pasajes de uno o dos párrafos, siempre con frases completas. La búsqueda encuentra los pasajes por su sentido y por sus palabras. «Abrir» lleva al pasaje en su documento; lea lo que lo rodea antes de usarlo. Los números junto a los filtros cuentan pasajes de la colección.
about-labels-title = Qué funcionó y qué no: quién lo dice
about-labels = Un programa propone un resultado para cada pasaje solo a partir de sus palabras. Nadie los ha comprobado todos, y algunos están equivocados. La etiqueta dice lo que el pasaje relata, no si el relato es cierto:
about-labels-silence = Una columna vacía significa que aquí no se encontró nada cercano a la pregunta, no que no ocurriera nada. Los fracasos se relatan menos que los éxitos.
about-labels-sure = En pruebas con extractos de informes juzgados por personas, acertó { $right } veces de 100; con otros textos puede acertar menos. «Muy probablemente», «probablemente» y «quizá» dicen cuán seguro está de cada etiqueta. Cuando una persona ha comprobado una etiqueta, se indica.
about-notes-title = Por qué funcionó o no, y para quién
about-notes = Junto a un pasaje el programa señala, con las palabras mismas del pasaje, qué ayudó, qué lo obstaculizó, a quién se llegó, quién quedó fuera y en qué se basa el relato. Se guía por la forma de decirlo: se le escapa lo que ninguna expresión anuncia, y algunas palabras las entiende mal. En las pruebas, { $reasons } de 100 motivos que llamó favorables o contrarios eran correctos, y { $equity } de 100 notas sobre a quién se llegó o quién quedó fuera.
about-themes-title = Temas
about-themes = El programa etiqueta los pasajes según aquello de lo que tratan: las catorce palancas de la atención primaria de salud y los temas que han añadido los organizadores. En las pruebas, { $themes } de 100 etiquetas eran correctas, y faltaba la mitad de las correctas: sirve para encontrar, no para contar.
about-lessons-title = { nav-lessons }
about-lessons = Una lección está hecha de citas y de nada más: qué se hizo, qué resultó, por qué y qué se aprendió, y cada una lleva a la página en que se encuentra. Un programa propone las lecciones; las personas conservan, rechazan o añaden citas y avalan aquello en lo que se puede confiar. Los lectores solo ven lo que las personas han revisado. No se ha medido cuántas propuestas son correctas.
about-review-title = { nav-review }
about-review = Los responsables de contenidos comprueban lo que dice el programa, primero donde está menos seguro y donde más se mira. Su etiqueta nunca se borra: la de la persona figura al lado, con el motivo y la fecha. Algunos pasajes los juzgan dos personas, la segunda sin ver lo que dijo la primera, para medir hasta qué punto coinciden.
about-relevance-title = Hasta qué punto responde un pasaje
about-relevance = Los resultados se ordenan por su cercanía a la pregunta. Cuando el modelo de lenguaje en uso se ha sometido a pruebas, cada resultado indica además hasta qué punto responde:
relevance-strong-meaning = En las pruebas, la mayoría de los pasajes tan cercanos respondían a la pregunta.
relevance-good-meaning = Las más de las veces, un pasaje así respondía a la pregunta.
relevance-partial-meaning = Tales pasajes a menudo tocaban la pregunta sin responderla.
relevance-weak-meaning = Tales pasajes rara vez respondían a la pregunta. Pueden tratar de otra cosa.
about-evidence-title = En qué se basa un documento
about-evidence = Cuando se sabe, cada documento dice en qué se basan sus afirmaciones. De lo más débil a lo más sólido:
about-detected-title = «Detectado por un programa»
about-detected = El idioma, los países y el año se toman de lo que indica el editor. Cuando no se indica nada, se detectan en el texto y se señala.
about-languages-title = Idiomas
about-languages = Pregunte en su idioma; también se encuentran pasajes en otros idiomas y se muestran con sus propias palabras. Traducirlos queda a su cargo, para que nadie cite por error una traducción automática.
about-access-title = Quién ve qué
about-access = Aquello a lo que usted no tiene acceso no se muestra ni se cuenta. Los documentos públicos están abiertos a todos; algunas notas son para la red o para un grupo y requieren una clave.
about-programs-title = Para programas
about-programs = Todo esto también puede obtenerse como datos, descritos en

# Errores
error-home = Volver a la página de inicio
error-request = Si comunica este error, indique este número de solicitud:
page-error-400 = El navegador envió algo que no se puede leer. Vuelva atrás e inténtelo de nuevo.
page-error-401 = Inicie sesión con su clave para hacer esto.
page-error-403 = Su clave no lo permite. Consulte a quien administra esta biblioteca.
page-error-404 = La dirección puede estar mal escrita, el documento puede haberse retirado o usted no tiene acceso a él. Pregunte de nuevo o explore los documentos.
page-error-405 = Esta página no se usa de ese modo. Vuelva atrás e inténtelo de nuevo.
page-error-409 = Vuelva atrás y recargue la página para ver cómo están las cosas.
page-error-412 = Alguien lo ha cambiado desde que usted lo abrió. Vuelva atrás, recargue la página y repita su cambio.
page-error-413 = Lo enviado supera el tamaño que acepta este servidor. Envíe un archivo más pequeño.
page-error-422 = Una parte de la dirección o del formulario no tiene sentido. Vuelva atrás y corríjala, o empiece de nuevo.
page-error-500 = El fallo es nuestro, no suyo. Inténtelo de nuevo; si se repite, avise a quien administra esta biblioteca.
page-error-503 = La biblioteca no puede responder en este momento. Inténtelo de nuevo en un minuto.
error-invalid_request-no-such-value = «{ $given }» no puede elegirse aquí.
error-invalid_request-no-such-country = { invalid-no_such_country }

# Formularios que no se pudieron recibir
form-again = Corrija esto y envíelo de nuevo
form-late = Alguien lo ha cambiado desde que usted lo abrió. Aquí está tal como es ahora, con lo que usted escribió: compare y envíelo de nuevo.
form-now = Lo que hay ahora:
form-kept-title = Lo que ha escrito
form-kept = No se ha perdido nada. Inicie sesión en otra ventana con una clave que lo permita, vuelva a esta página y envíelo de nuevo.
form-kept-sign-in = Iniciar sesión (en otra ventana)
form-kept-send = Enviar de nuevo
form-in-browser = Su navegador conserva lo que ha escrito: use su botón Atrás. El archivo hay que elegirlo de nuevo.
form-back = Volver al formulario
upload-most = { $megabytes } MB como máximo.
upload-file-again = Elija de nuevo el archivo: el navegador no lo conserva.
field-title = Título
field-purpose = Finalidad
field-note = { item-note }
field-reason = Motivo
field-quote = Palabras del pasaje
field-place = { pack }
field-countries = Países
field-groups = Grupos
field-file = Archivo
field-key = Clave
field-year_from = Primer año
field-year_to = Último año
field-reference_country = País de referencia
error-invalid_request-not-a-year = «{ $given }» no es un año. Escriba cuatro cifras, por ejemplo 2019.
error-invalid_request-an-outcome-has-to-be-chosen = Elija un resultado.
error-invalid_request-this-key-opens-nothing = Esta clave no es válida. Compruebe que la copió entera; también puede haber sido revocada.
