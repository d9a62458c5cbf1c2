FROM python:3.11-slim

# tesseract reads scanned pages; LibreOffice, for older office formats, is left out for its size.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        tesseract-ocr tesseract-ocr-ara tesseract-ocr-fra tesseract-ocr-por tesseract-ocr-rus tesseract-ocr-spa \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements.lock ./
RUN pip install --no-cache-dir "$(grep '^torch==' requirements.lock)" \
    && pip install --no-cache-dir --requirement requirements.lock
COPY . .
RUN pip install --no-cache-dir --no-deps . && useradd --create-home sankofa && mkdir /data && chown sankofa /data

USER sankofa
ENV SANKOFA_DATA_DIR=/data
VOLUME /data
EXPOSE 8000
# Demonstrations have no place among a ministry's evidence.
CMD ["sankofa", "start", "--no-starter-collection"]
