/**
 * Our lint rule: which folder may import which. Arrows between folders run in one direction, so that a reader of one
 * folder needs to know only the folders in its row. docs/architecture.md draws the same.
 */
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * For each folder, the folders that its files may import, in addition to its own row; a folder includes its subfolders,
 * unless they have their own row. `*` names a set of folders.
 */
const SETS = {
  // Pure: no database, no network, no React. Browser, server and client share them.
  '*pure': ['lib/text', 'lib/catalogue', 'lib/conditions', 'lib/conditions/*'],
  // What the browser may import of the operations: types and schemas, the pure parts.
  '*browser': ['*pure', 'lib/recognise', 'lib/*'],
};

const CONDITIONS = 'lib/conditions';
const INTEGRATIONS = 'lib/integrations';
const GROUND = ['lib/server', '*pure'];

/** @type {Readonly<Record<string, readonly string[]>>} */
export const ROOMS = {
  'lib/text': [],
  'lib/catalogue': ['lib/text'],
  'lib/recognise': ['lib/text', 'lib/catalogue'],
  'lib/server': ['lib/text'],

  [`${CONDITIONS}/values`]: ['lib/text'],
  [`${CONDITIONS}/operators`]: ['lib/text', `${CONDITIONS}/values`],
  [CONDITIONS]: [`${CONDITIONS}/operators`],
  [`${CONDITIONS}/evaluate`]: ['lib/text', CONDITIONS, `${CONDITIONS}/operators`, `${CONDITIONS}/values`],
  [`${CONDITIONS}/parse`]: [
    'lib/text',
    CONDITIONS,
    `${CONDITIONS}/operators`,
    `${CONDITIONS}/values`,
    `${CONDITIONS}/evaluate`,
  ],
  [`${CONDITIONS}/describe`]: [CONDITIONS, `${CONDITIONS}/operators`, `${CONDITIONS}/values`, `${CONDITIONS}/evaluate`],
  [`${CONDITIONS}/analyse`]: [
    CONDITIONS,
    `${CONDITIONS}/operators`,
    `${CONDITIONS}/values`,
    `${CONDITIONS}/evaluate`,
    `${CONDITIONS}/parse`,
  ],
  [`${CONDITIONS}/testing`]: [CONDITIONS, `${CONDITIONS}/*`],

  'lib/novu': [CONDITIONS, `${CONDITIONS}/operators`],
  'lib/providers': ['lib/catalogue', 'lib/recognise', 'lib/text'],
  'lib/checks': GROUND,
  'lib/audit': GROUND,
  'lib/idempotency': GROUND,
  'lib/accounts': [...GROUND, 'lib/audit', 'lib/environments'],
  'lib/environments': [...GROUND, 'lib/audit', 'lib/idempotency'],
  'lib/members': [...GROUND, 'lib/audit', 'lib/accounts'],
  'lib/api-keys': [...GROUND, 'lib/audit', 'lib/idempotency', 'lib/environments', 'lib/accounts', 'lib/members'],
  'lib/audit-log': [...GROUND, 'lib/audit', 'lib/accounts', 'lib/api-keys'],
  'lib/samples': [...GROUND, 'lib/audit'],

  [INTEGRATIONS]: [...GROUND, 'lib/providers', 'lib/environments', 'lib/checks'],
  [`${INTEGRATIONS}/check`]: [...GROUND, INTEGRATIONS, 'lib/providers', 'lib/checks', 'lib/audit-log'],
  [`${INTEGRATIONS}/write`]: [
    ...GROUND,
    INTEGRATIONS,
    `${INTEGRATIONS}/check`,
    'lib/providers',
    'lib/environments',
    'lib/checks',
    'lib/audit',
    'lib/idempotency',
  ],
  [`${INTEGRATIONS}/read`]: [...GROUND, INTEGRATIONS, 'lib/providers', 'lib/audit', 'lib/audit-log'],
  [`${INTEGRATIONS}/select`]: [...GROUND, INTEGRATIONS, 'lib/providers', 'lib/samples'],
  [`${INTEGRATIONS}/bulk`]: [...GROUND, INTEGRATIONS, `${INTEGRATIONS}/write`],
  'lib/encryption': [...GROUND, INTEGRATIONS, 'lib/environments', 'lib/audit'],
  'lib/transfers': [...GROUND, INTEGRATIONS, `${INTEGRATIONS}/write`, 'lib/providers', 'lib/environments', 'lib/audit'],
  'lib/setup': [...GROUND, 'lib/accounts', 'lib/api-keys', 'lib/audit', 'lib/environments', INTEGRATIONS],
  'lib/api': ['lib/*'],

  'components/ui': ['lib/catalogue', 'lib/text'],
  'components/actions': ['components/ui', '*browser'],
  'components/leaving': ['components/ui'],
  'components/shortcuts': ['components/ui'],
  'components/fields': ['components/ui', '*browser'],

  'components/conditions/tree': ['components/ui', '*browser'],
  'components/conditions/state': ['components/ui', 'components/conditions/tree', '*browser'],
  'components/conditions/json': ['components/ui', 'components/conditions/tree', '*browser'],
  'components/conditions/inputs': [
    'components/ui',
    'components/fields',
    'components/conditions/tree',
    'components/conditions/state',
    '*browser',
  ],
  'components/conditions/builder': [
    'components/ui',
    'components/conditions/tree',
    'components/conditions/state',
    'components/conditions/inputs',
    '*browser',
  ],
  'components/conditions': ['components/ui', 'components/shortcuts', 'components/conditions/*', '*browser'],
  'components/playground': [
    'components/ui',
    'components/actions',
    'components/conditions',
    'components/conditions/json',
    'components/conditions/tree',
    '*browser',
  ],

  ...integrationRooms({
    model: [],
    paste: [],
    form: [],
    code: ['form'],
    check: ['form'],
    commands: ['model', 'code'],
    create: ['form', 'check', 'code', 'paste'],
    bulk: ['check', 'commands', 'model'],
    edit: ['form', 'check', 'code', 'model', 'commands'],
    detail: ['form', 'commands', 'model', 'check'],
    list: ['bulk', 'check', 'commands', 'form', 'model', 'paste'],
  }),

  'components/audit': ['components/ui', 'components/integrations/form', '*browser'],
  'components/docs': ['components/ui', 'components/conditions', 'components/integrations/code', '*browser'],
  'components/auth': ['components/ui', 'components/actions', '*browser'],
  'components/settings': ['components/ui', 'components/actions', '*browser'],
  'components/transfers': ['components/ui', 'components/actions', 'components/fields', '*browser'],
  'components/shell': [
    'components/ui',
    'components/auth',
    'components/actions',
    'components/leaving',
    'components/shortcuts',
    'components/integrations/form',
    '*browser',
  ],
  // No page may be imported by the components that it shows.
  components: ['components/*', '*browser'],
};

/** @param {Readonly<Record<string, readonly string[]>>} arrows */
function integrationRooms(arrows) {
  const shared = [
    'components/ui',
    'components/actions',
    'components/leaving',
    'components/shortcuts',
    'components/fields',
    'components/conditions',
    'components/conditions/*',
    'components/playground',
    '*browser',
  ];
  const own = (name) => `components/integrations/${name}`;
  return Object.fromEntries(Object.entries(arrows).map(([name, below]) => [own(name), [...shared, ...below.map(own)]]));
}

/** The row that a file belongs to: that of its folder or its nearest ancestor; undefined if none. */
export function roomOf(file) {
  for (let folder = path.posix.dirname(file); folder !== '.'; folder = path.posix.dirname(folder))
    if (Object.hasOwn(ROOMS, folder)) return folder;
  return undefined;
}

export function mayImport(from, to) {
  return from === to || isNamed(ROOMS[from] ?? [], to);
}

function isNamed(names, room) {
  return names.some((name) => {
    if (name.startsWith('*')) return isNamed(SETS[name], room);
    return name.endsWith('/*') ? room.startsWith(name.slice(0, -1)) : name === room;
  });
}

/** The file or folder of an import, from the root; undefined for a package. */
function targetOf(specifier, importer) {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(importer), specifier);
  return undefined;
}

const rule = {
  create(context) {
    const importer = path.relative(root, context.filename).split(path.sep).join('/');
    const from = roomOf(importer);
    // Tests may import anything: they examine their subject from outside.
    if (from === undefined || /\.test\.tsx?$/.test(importer)) return {};
    const look = (node) => {
      const specifier = node.source?.value;
      const target = typeof specifier === 'string' ? targetOf(specifier, importer) : undefined;
      if (target === undefined) return;
      const to = roomOf(`${target}/-`);
      const isPage = target.startsWith('app/');
      if (isPage || (to !== undefined && !mayImport(from, to))) {
        context.report({
          node,
          message: `${from} may not import ${isPage ? 'app' : to}. Move what both need to a folder below both, or add the arrow to scripts/lint/rooms.mjs when it is the right one.`,
        });
      }
    };
    return {
      ImportDeclaration: look,
      ExportNamedDeclaration: look,
      ExportAllDeclaration: look,
      ImportExpression: look,
    };
  },
};

export default { meta: { name: 'rooms' }, rules: { direction: rule } };
