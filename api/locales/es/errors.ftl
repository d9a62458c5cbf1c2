# Qué falló y qué hacer, por código de error (y por detalle, si lo hay).
error-error = Se produjo un error: { $detail }
error-not_found = Esto no existe aquí o usted no tiene acceso a ello.
error-invalid_request = No se puede entender la solicitud: { $detail }.
error-invalid_request-unreadable-manifest = No se puede leer el manifiesto { $file } ({ $why }). Corríjalo y vuelva a intentarlo; no se incorporó nada.
error-not_permitted = Usted no tiene permiso para hacer esto.
error-conflict = No se puede hacer en el estado actual: { $detail }.
error-setting = Hay un ajuste incorrecto: { $detail }.
error-setting-unknown-setting = { $setting } no es un ajuste. Ajustes conocidos: { $known }.
error-setting-wrong-setting = { $setting } es incorrecto: { $why }.
error-setting-open-to-the-network = Servir en { $host } permitiría que cualquier persona de la red leyera y cambiara todo. Defina SANKOFA_ACCESS=keys y cree claves con: sankofa key add NOMBRE
error-model_mismatch = El índice se hizo con otro modelo de vectores que el elegido ahora. Recalcule los vectores de la colección con: sankofa reindex
error-model_unavailable = No se puede preparar el modelo de vectores: { $detail }.
error-index_unavailable = El índice de pasajes no se puede usar: { $detail }. Si está en un servidor, compruebe que funciona; si está dañado, repárelo con: sankofa verify
error-store_unavailable = La base de datos no se puede usar: { $detail }. Compruebe SANKOFA_DATABASE_URL y SANKOFA_DATA_DIR, y que la base funciona.
error-busy = Otro proceso está escribiendo en esta biblioteca. Espere a que termine y vuelva a intentarlo.
error-prune_refused = Se retirarían { $leaving } de { $served } documentos, más de una quinta parte. Si es lo que desea, vuelva a ejecutar con --yes.
error-invalid_request-path-not-found = No hay nada en { $path }.
error-invalid_request-folder-cannot-be-listed = No se puede leer el contenido de la carpeta { $path }. Compruebe que tiene permiso.
error-invalid_request-no-file-to-read = Allí no hay ningún documento que leer. Los archivos ocultos y los manifiestos no cuentan.
error-invalid_request-prune-needs-a-folder = --prune compara una carpeta entera: indique la carpeta, no { $path }.
error-conflict-another-folder = La colección { $collection } se toma de { $folder }. Dé a esta carpeta una colección propia con --collection NOMBRE, o añada --moved si la carpeta misma está ahora en { $given }.
error-not_found-no-document-of-this-id = No hay ningún documento { $id }. Los identificadores de los documentos figuran bajo los resultados de sankofa search.
error-not_found-no-such-key = No hay ninguna clave { $key }. Los identificadores de las claves se ven con: sankofa key list
error-invalid_request-unknown-term = { $given } no es un valor de { $field }. Valores conocidos: { $known }.
error-invalid_request-outside-the-limits = { $field } es { $given }, y debe estar entre { $least } y { $most }.
error-invalid_request-the-years-run-backwards = El primer año ({ $given }) es posterior al último ({ $most }).
error-setting-port-taken = El puerto { $port } está ocupado, quizá por el propio Sankofa: mire en http://{ $host }:{ $port }. Para servir en otro puerto defina, por ejemplo, SANKOFA_PORT=8001.
error-setting-cannot-serve-there = No se puede servir en { $host }, puerto { $port } ({ $why }). Dé a SANKOFA_HOST una dirección de este equipo y a SANKOFA_PORT un puerto superior a 1023.
error-model_unavailable-package-missing = El modelo de vectores viene con el paquete de Python { $package }, que no está instalado. Instálelo con: pip install { $package }
error-model_unavailable-cannot-write = El modelo de vectores no se puede preparar en { $folder } ({ $why }). Libere espacio allí, o indique otra carpeta con SANKOFA_DATA_DIR.
error-model_unavailable-another-process-holds-it = Otro proceso lleva demasiado tiempo preparando el modelo de vectores en { $folder }. Termínelo y vuelva a intentarlo.
error-model_unavailable-folder-missing = SANKOFA_MODEL indica { $folder }, y esa carpeta no existe.
error-model_unavailable-cannot-fetch = El modelo de vectores { $model } no se puede descargar ({ $why }). Sin conexión, ponga la carpeta del modelo en este equipo e indíquela con SANKOFA_MODEL.
error-model_unavailable-cannot-load = El modelo de vectores de { $folder } no se puede cargar ({ $why }). SANKOFA_MODEL debe indicar un SentenceTransformer.
