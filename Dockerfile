FROM node:24-bookworm-slim AS build
WORKDIR /app
# The build does not use Prisma's schema engine; naming one keeps the packages' scripts from downloading it.
ENV NEXT_TELEMETRY_DISABLED=1 PRISMA_SCHEMA_ENGINE_BINARY=/usr/local/bin/node
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production SIGNALBOX_DATA_DIR=/data PORT=3000
# The embedded database, used if DATABASE_URL is not set, stores its files here.
RUN mkdir /data && chown 1000:1000 /data
VOLUME /data
# Owned by root: the server writes only to /data.
COPY --from=build /app/dist ./
# By number, which Kubernetes' runAsNonRoot asks for: it cannot tell whether a name is root's.
USER 1000:1000
EXPOSE 3000
# Asked by bash itself: a new process of Node.js takes a third of a second of processor, every time.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$PORT && printf 'GET /readyz HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r -u 3 _ status _ && [ \"$status\" = 200 ]"]
CMD ["node", "start.mjs"]
