// zod reads its settings from here (zod/v4/core, `globalConfig`). Set before any schema is created: otherwise zod tries
// to compile one, which our content security policy refuses with an error. Not by `config()`: most pages do not load
// zod.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
