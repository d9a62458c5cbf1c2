# Los errores que se dicen por HTTP: un título por código y qué hacer.
problem-error = Algo ha fallado
problem-malformed_request = La petición está mal formada
problem-host_not_allowed = Este servidor no responde a ese nombre
problem-not_authenticated = Hace falta una clave
problem-not_permitted = Usted no tiene permiso para hacer esto
problem-foreign_origin = El cambio lo pidió otro sitio
problem-not_found = No se encuentra
problem-no_such_address = No hay nada en esta dirección
problem-method_not_allowed = Esta dirección no admite ese método
problem-conflict = Ahora no se puede hacer
problem-prune_refused = Se retirarían demasiados documentos
problem-version_mismatch = Otra persona fue más rápida
problem-too_large = Es demasiado grande
problem-form_too_large = Demasiado texto con el archivo
problem-range_not_satisfiable = El intervalo queda fuera del archivo
problem-invalid_request = La petición no se entiende
problem-unexpected = Algo ha fallado
problem-setting = Hay un ajuste incorrecto en el servidor
problem-busy = Se está escribiendo en la biblioteca
problem-index_unavailable = El índice de pasajes no se puede usar
problem-model_mismatch = El índice se hizo con otro modelo
problem-model_unavailable = El modelo de vectores no se puede usar
problem-store_unavailable = La base de datos no se puede usar

error-malformed_request = La petición está mal formada, o su contenido no es lo que su tipo anuncia.
error-host_not_allowed = Use la dirección que el servidor mostró al arrancar. Para otro nombre, añádalo a SANKOFA_ALLOWED_HOSTS.
error-not_authenticated = Envíe una clave de acceso válida con «Authorization: Bearer …». Quien administra este servidor puede crear una.
error-foreign_origin = Solo se aceptan cambios desde las páginas de este servidor y desde programas.
error-no_such_address = Revise la dirección. Todas las que existen figuran en /api/v1/openapi.json.
error-method_not_allowed = Use uno de los métodos de la cabecera Allow.
error-version_mismatch = Ha cambiado desde que usted lo vio. Vuelva a cargarlo y repita su cambio.
error-too_large = El contenido supera lo que este servidor admite.
error-form_too_large = El texto enviado con el archivo supera { $most } kB. Acorte los campos y envíe el resto como documento.
error-range_not_satisfiable = Pida un intervalo dentro del archivo.
error-busy-too-many-uploads-are-waiting = Hay demasiados envíos en espera. Inténtelo de nuevo en unos minutos.

# Para los errores cuyos detalles son solo para el registro del servidor.
problem-detail-error = El registro del servidor tiene los detalles con el identificador de la petición.
problem-detail-setting = Quien administra este servidor debe corregir un ajuste; el registro dice cuál.
problem-detail-index_unavailable = El índice de pasajes no se puede abrir en este momento. Inténtelo más tarde.
problem-detail-model_unavailable = El modelo de vectores no se puede cargar. El motivo figura en el registro del servidor.
problem-detail-store_unavailable = No se puede acceder a la base de datos en este momento. Inténtelo más tarde.

error-invalid_request-wrong-values = Uno de los valores enviados no es lo que debería ser.
error-invalid_request-not-a-cursor = Esto no es un cursor de esta lista. Empiece de nuevo sin cursor.
error-invalid_request-a-cursor-of-another-question = Este cursor es de otra pregunta. Empiece de nuevo sin cursor.
error-invalid_request-a-title-has-between-1-and-200-characters = Un título tiene entre 1 y 200 caracteres.
error-invalid_request-the-text-is-too-long = El texto es demasiado largo: como máximo { $limit } caracteres.
error-conflict-a-pack-has-at-most-50-sections = Un dosier temático tiene como máximo { $limit } secciones.
error-conflict-a-pack-has-at-most-500-items = Un dosier temático tiene como máximo { $limit } elementos.
error-conflict-a-pack-keeps-at-least-one-section = Un dosier temático debe conservar al menos una sección.
error-conflict-the-pack-has-this-passage-or-document-already = Esto ya está en el dosier temático.
error-conflict-the-pack-is-not-ready-to-be-published = Antes de publicarse, un dosier temático necesita un título, una finalidad y algo que leer.
error-conflict-only-a-draft-as-it-stands-is-deleted = Lo publicado no se puede eliminar.
error-conflict-the-document-is-withdrawn = El documento se ha retirado.

# Qué le pasa a un valor, por el nombre que le da pydantic.
invalid-other = Este valor no es lo que debería ser.
invalid-missing = Aquí hace falta un valor.
invalid-extra_forbidden = Ese campo no existe.
invalid-json_invalid = Esto no es JSON.
invalid-model_attributes_type = Hace falta un objeto JSON.
invalid-list_type = Hace falta una lista.
invalid-string_type = Hace falta un texto.
invalid-string_unicode = El texto contiene caracteres que no se pueden mostrar.
invalid-unprintable = { invalid-string_unicode }
invalid-string_too_short = Hacen falta al menos { $min_length } caracteres.
invalid-string_too_long = Se admiten como máximo { $max_length } caracteres.
invalid-string_pattern_mismatch = Esto no tiene la forma necesaria.
invalid-too_long = Se admiten como máximo { $max_length } valores.
invalid-too_short = Hacen falta al menos { $min_length } valores.
invalid-int_parsing = Hace falta un número entero.
invalid-int_type = { invalid-int_parsing }
invalid-int_from_float = { invalid-int_parsing }
invalid-greater_than_equal = Tiene que ser al menos { $ge }.
invalid-less_than_equal = Tiene que ser como máximo { $le }.
invalid-float_parsing = Hace falta un número.
invalid-greater_than = Tiene que ser mayor que { $gt }.
invalid-bool_parsing = Hace falta true o false.
invalid-passage_words = SANKOFA_PASSAGE_LEAST_WORDS tiene que ser menor que SANKOFA_PASSAGE_MOST_WORDS.
invalid-enum = Hace falta uno de estos valores: { $expected }.
invalid-repeated = «{ $name }» se ha indicado varias veces. Indíquelo una sola vez.
invalid-groups = El acceso restringido debe nombrar sus grupos; los demás no deben nombrar ninguno.
invalid-no_words = { error-invalid_request-a-question-without-words }
invalid-nothing_asked = No se pide ningún cambio.
invalid-no_such_country = No se reconoció ningún país en «{ $given }».
invalid-unknown_country = Ningún país tiene este código. Use un código ISO 3166-1 alfa-3, por ejemplo SEN.
invalid-unknown_language = Ningún idioma tiene este código. Use un código ISO 639-1, por ejemplo fr.

# Por qué un envío no dio resultado.
job-unexpected = Algo ha fallado en el servidor; su registro tiene los detalles.
job-interrupted = El servidor se detuvo antes de terminar. Envíe el archivo de nuevo.
job-busy = Otro proceso estuvo escribiendo demasiado tiempo en la biblioteca. Envíe el archivo de nuevo más tarde.
job-model_mismatch = El índice se hizo con otro modelo de vectores. Quien administra este servidor debe ejecutar: sankofa reindex
job-model_unavailable = El modelo de vectores no se puede cargar.
job-index_unavailable = El índice de pasajes no se puede usar.
job-store_unavailable = La base de datos no se puede usar.

# Las palabras de un dosier exportado que no son suyas.
export-separator = {", "}
export-page = p. { $first }
export-pages = pp. { $first }–{ $last }
export-slide = diapositiva { $first }
export-slides = diapositivas { $first }–{ $last }
export-message = mensaje { $first }
export-messages = mensajes { $first }–{ $last }
export-paragraph = párr. { $first }
export-paragraphs = párrs. { $first }–{ $last }
export-note = { item-note }{ colon }
export-sources = Fuentes
export-draft = Borrador
export-published = Publicado el { $date }
export-moved = las mismas palabras están ahora en: { $place }
export-changed = la fuente ha cambiado desde entonces
export-withdrawn = la fuente se ha retirado
export-whole_document = documento completo
