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
error-model_mismatch = El índice se hizo con otro modelo de vectores. Recalcule los vectores de la colección con: sankofa reindex
error-model_unavailable = No se puede preparar el modelo de vectores: { $detail }.
error-index_unavailable = No se puede abrir el índice de pasajes: { $detail }.
error-store_unavailable = No se puede usar la base de datos: { $detail }.
error-busy = Otro proceso está escribiendo en esta biblioteca. Espere a que termine y vuelva a intentarlo.
error-prune_refused = Se retirarían { $leaving } de { $served } documentos, más de una quinta parte. Si es lo que desea, vuelva a ejecutar con --yes.
error-invalid_request-path-not-found = No hay nada en { $path }.
error-invalid_request-folder-cannot-be-listed = No se puede leer el contenido de la carpeta { $path }. Compruebe que tiene permiso.
error-invalid_request-no-file-to-read = No hay ningún documento en { $path }.
error-invalid_request-prune-needs-a-folder = --prune compara una carpeta entera: indique la carpeta, no { $path }.
error-conflict-another-folder = La colección { $collection } procede de la carpeta { $folder }. Dé a esta carpeta una colección propia con --collection NOMBRE, o indique --moved si la propia carpeta se ha trasladado a { $given }.
