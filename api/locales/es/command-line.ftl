# Lo que muestra la línea de comandos.
reading = Lectura
indexing = Indexación
preparing-model = Preparación del modelo de vectores (unos minutos, solo esta vez)
file-line = { $path }: { $status }
file-added = añadido, { $passages ->
    [one] { $passages } pasaje
   *[other] { $passages } pasajes
}
file-changed = modificado, { $passages ->
    [one] { $passages } pasaje
   *[other] { $passages } pasajes
}
file-unchanged = sin cambios
file-duplicate = mismo contenido que { $detail }, se conserva una sola vez
file-removed = queda fuera: se retiró anteriormente (use --again para recuperarlo)
file-withdrawn = retirado: el archivo ya no está en la carpeta
file-missing = figura en un manifiesto, pero no está en la carpeta
file-refused = rechazado: { $reason } { $remedy }
ingest-summary = { $files ->
    [one] { $files } archivo
   *[other] { $files } archivos
}: { $counts }
ingest-languages = Idiomas de los pasajes: { $languages }
serving = Sankofa responde en { $address } (Ctrl+C para detenerlo)
nothing-found = Ningún pasaje cumple estas condiciones.
found-language = Pregunta leída en { $language }.
side-taken = Se muestra: { $side }, porque la pregunta dice «{ $said }». Para ver toda la respuesta, añada: --side all
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
removed = Se retiró { $title } ({ $id }). Su archivo no se tocó.
reindexed = Se recalcularon los vectores de { $passages } pasajes de { $documents } documentos.
status-documents = Documentos
status-passages = Pasajes
status-pending = A la espera de indexación
status-engine = Índice
status-model = Modelo de vectores
status-data = Carpeta de datos
status-last-run = Última ingesta
status-never = nunca
verify-good = La base de datos, el índice y los archivos concuerdan.
verify-repaired = Todo esto se ha reparado.
key-created = Clave para { $name } ({ $role }). Se muestra solo esta vez; guárdela en lugar seguro:
key-revoked = La clave de { $name } ya no abre nada.
model-changed = El modelo de vectores se ha actualizado: se recalculan todos los vectores
count-added = añadidos: { $count }
count-changed = modificados: { $count }
count-unchanged = sin cambios: { $count }
count-refused = rechazados: { $count }
count-duplicate = iguales a otro: { $count }
count-removed = retirados anteriormente: { $count }
count-withdrawn = retirados: { $count }
count-missing = citados pero ausentes: { $count }
ingest-passages = { $passages ->
    [one] { $passages } pasaje indexado
   *[other] { $passages } pasajes indexados
} en { $seconds } s ({ $rate } por segundo)
library-empty = La biblioteca está vacía. Añada documentos con: sankofa ingest CARPETA
status-refused = Archivos rechazados
status-new-themes = Temas pendientes de asignar
status-tag-themes = { $count } (en la próxima ingesta, o ahora con: sankofa themes tag)
status-removed-themes = Temas eliminados
status-untag-themes = { $themes } (sus etiquetas se quitarán en la próxima ingesta, o ahora con: sankofa themes tag)
status-index = { $engine } (pasajes: { $held })
status-run = { $when }, { $state ->
    [finished] terminada
    [stopped] detenida antes del final
   *[running] en curso, o interrumpida
}
verify-not_indexed = Documentos que faltan en el índice: { $count }
verify-not_in_store = Documentos con pasajes en el índice que ya no deberían estar allí: { $count }
verify-incomplete = Documentos con demasiados pasajes, o demasiado pocos, en el índice: { $count }
verify-waiting = Documentos que estaban a la espera de indexación: { $count }
verify-file_lost = Originales perdidos en la carpeta de datos que siguen sin cambios en su lugar de origen: { $count }
verify-index_damaged = El índice no se puede leer, en todo o en parte.
verify-not-repaired = No se ha cambiado nada. Para repararlo: sankofa verify
verify-missing_file = Falta el original de { $title } ({ $path }).
verify-damaged_file = El original de { $title } ({ $path }) está dañado.
verify-remedy = Estos documentos aún se pueden buscar, pero no abrir. Devuelva los archivos a su lugar y ejecute de nuevo sankofa verify, o incorpore versiones más recientes.
key-none = No se ha creado ninguna clave. Cree una con: sankofa key add NOMBRE
key-state = { $state ->
    [revoked] revocada
   *[valid] válida
}
system-refused = El sistema operativo no lo permite: { $place } ({ $why }).
system-no-room = No queda espacio en el disco para { $place }. Libere espacio o indique otra carpeta con SANKOFA_DATA_DIR.
system-not-permitted = No tiene permiso para leer o escribir { $place }. Haga que cambien los permisos o indique otra carpeta con SANKOFA_DATA_DIR.
system-read-only = { $place } está en un disco de solo lectura. Indique otra carpeta con SANKOFA_DATA_DIR.
outcomes-trained = Las etiquetas de resultado se aprendieron con { $texts } textos. De los textos reservados para la prueba, { $accuracy } se etiquetaron correctamente. Para dar a los pasajes sus nuevas etiquetas: sankofa reindex
tagging = Temas
theme-added = Pasajes sobre el tema { $id }: { $passages }.
theme-found-nowhere = Ningún pasaje estaba lo bastante cerca. Añada de nuevo el tema con --replace, con su nombre en los idiomas de los documentos y una --description de lo que diría un pasaje sobre él.
theme-removed = El tema { $id } y sus etiquetas se han eliminado.
themes-tagged = { $passages } pasajes examinados; etiquetas modificadas: { $changed }.
