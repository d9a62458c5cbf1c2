# Lo que muestra la línea de comandos.
reading = Lectura
indexing = Indexación
preparing-model = Preparación del modelo de vectores
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
file-removed = queda fuera: se retiró por su nombre (use --again para recuperarlo)
file-withdrawn = retirado: el archivo ya no está en la carpeta
file-missing = figura en un manifiesto, pero no está en la carpeta
file-refused = rechazado: { $reason } { $remedy }
ingest-summary = { $files ->
    [one] { $files } archivo
   *[other] { $files } archivos
}: añadidos: { $added }, modificados: { $changed }, sin cambios: { $unchanged }, rechazados: { $refused }; { $passages } pasajes en { $seconds } s ({ $rate } pasajes/s)
ingest-languages = Idiomas de los pasajes: { $languages }
serving = Sankofa responde en { $address } (Ctrl+C para detenerlo)
nothing-found = No se encontró ningún pasaje con estas condiciones.
found-language = Pregunta leída en { $language }.
page-locator = { $unit ->
    [page] p. { $first }
    [slide] diapositiva { $first }
    [message] mensaje { $first }
   *[paragraph] párr. { $first }
}
page-locator-range = { $unit ->
    [page] pp. { $first }–{ $last }
    [slide] diapositivas { $first }–{ $last }
    [message] mensajes { $first }–{ $last }
   *[paragraph] párrs. { $first }–{ $last }
}
removed = Se retiró { $title } ({ $id }). Su archivo no se tocó.
reindexed = Se recalcularon los vectores de { $passages } pasajes de { $documents } documentos.
status-documents = Documentos
status-passages = Pasajes
status-pending = A la espera del índice
status-engine = Índice
status-model = Modelo de vectores
status-data = Carpeta de datos
status-last-run = Última ingesta
status-never = nunca
verify-good = La base de datos, el índice y los archivos concuerdan.
verify-repaired = Reparado: { $what } ({ $count })
verify-left = No se puede reparar: { $what }: { $detail }
key-created = Clave para { $name } ({ $role }). Se muestra solo esta vez; guárdela en lugar seguro:
key-revoked = La clave de { $name } ya no abre nada.
