// What zod reads as its settings (zod/v4/core, `globalConfig`). Set before any schema is made: zod would otherwise try to
// compile one, which our content security policy refuses loudly. Not by `config()`: most pages do without zod's code.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
