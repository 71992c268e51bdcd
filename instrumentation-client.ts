// zod reads its settings here (zod/v4/core, `globalConfig`). They must be set before any schema exists: zod would
// otherwise try to compile one, which our Content-Security-Policy blocks with an error. `config()` is not used because
// most pages load without zod's code.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
