import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { borderTable } from './lib/border-table.mjs';
import { cyclesOf } from './lib/cycles.mjs';
import { isMain, main } from './lib/ending.mjs';
import { Failure } from './lib/failure.mjs';
import { createReader } from './lib/imports.mjs';
import { root } from './lib/paths.mjs';
import { sourceFiles } from './lib/source-files.mjs';
import { asObject, readJson } from './lib/store.mjs';

/**
 * @typedef {import('./lib/border-table.mjs').BorderTable} BorderTable
 * @typedef {import('./lib/imports.mjs').Import} Import
 * @typedef {{ file: string, line: number, rule: string, says: string }} Breach
 * @typedef {{ file: string, room: string, isTest: boolean }} Place `room`: a room's or an outside folder's name
 */

const scope = '@beian/';

/**
 * @param {string} base
 * @param {BorderTable} [table]
 * @returns {Promise<{ breaches: Breach[], warnings: string[], files: number }>}
 */
export async function findBreaches(base, table = borderTable) {
  const read = await createReader();
  /** @type {Breach[]} */
  const breaches = [];
  /** @type {string[]} */
  const warnings = [];
  /** @type {Map<string, Set<string>>} */
  const fileGraph = new Map();
  /** @type {Map<string, Set<string>>} */
  const roomGraph = new Map();
  const places = placesOf(base, table);
  for (const place of places) {
    const { file, room } = place;
    const text = readFileSync(path.join(base, file), 'utf8');
    const reach = read(file, text);
    /** @param {number} line @param {string} rule @param {string} says */
    const breach = (line, rule, says) => breaches.push({ file, line, rule, says });

    for (const line of reach.environment) {
      if (!matchesAny(file, table.environment)) {
        breach(
          line,
          'environment',
          `process.env is read in apps/*/src/environment.ts alone: parse it there and pass the value on`,
        );
      }
    }
    if (reach.lines > table.lines.warn && !matchesAny(file, table.lines.except)) {
      const says = `${reach.lines} lines: split it where its headings would stand`;
      if (reach.lines > table.lines.fail)
        breach(table.lines.fail + 1, 'length', `${says} (at most ${table.lines.fail})`);
      else warnings.push(`${file}: ${says}`);
    }
    for (const line of outboundLines(table, place, text)) {
      breach(
        line,
        'outbound',
        'what leaves by HTTP leaves through packages/bureau/src/outbound.ts, which looks at where it goes: call what createOutbound gives',
      );
    }
    const [files, rooms] = [new Set(), new Set()];
    for (const found of reach.imports) {
      if (found.name?.startsWith('.')) {
        const target = resolveRelative(base, file, found.name);
        if (target) files.add(target);
        for (const [rule, says] of relativeBreaches(table, place, found.name)) breach(found.line, rule, says);
      } else {
        const own = found.name?.startsWith(scope) ? found.name.slice(scope.length).split('/')[0] : undefined;
        if (own && own !== room) rooms.add(own);
        for (const [rule, says] of packageBreaches(table, place, found)) breach(found.line, rule, says);
      }
    }
    fileGraph.set(file, files);
    if (room in table.rooms) roomGraph.set(room, new Set([...(roomGraph.get(room) ?? []), ...rooms]));
  }
  for (const round of cyclesOf(fileGraph)) {
    const says = `import cycle ${round.join(' → ')}: move what both need into a file of its own that imports neither`;
    breaches.push({ file: round[0] ?? '', line: 1, rule: 'cycle', says });
  }
  for (const round of cyclesOf(roomGraph)) {
    const says = `import cycle between packages ${round.join(' → ')}: what both need belongs in packages/domain`;
    breaches.push({ file: table.rooms[round[0] ?? '']?.folder ?? '', line: 1, rule: 'package cycle', says });
  }
  breaches.push(...doorBreaches(base, table));
  return { breaches, warnings, files: places.length };
}

/** Ways to connect to somebody: as calls, and as imports that make a call look like any other. */
const connects =
  /(?<![.\w])fetch\(|\b(?:https?|http2|net|tls)\.(?:request|get|connect|createConnection)\(|\bnew (?:WebSocket|XMLHttpRequest|EventSource)\(|import \{[^}]*\b(?:request|get|connect|createConnection)\b[^}]*\} from 'node:(?:https?|http2|net|tls)'/g;

/**
 * @param {BorderTable} table
 * @param {Place} place
 * @param {string} text
 * @returns {number[]} lines on which something is asked of somebody else
 */
function outboundLines({ outbound }, { file, room, isTest }, text) {
  if (isTest || !outbound.rooms.includes(room) || matchesAny(file, outbound.except)) return [];
  return [...text.matchAll(connects)].map(({ index }) => text.slice(0, index).split('\n').length);
}

/**
 * @param {string} base
 * @param {BorderTable} table
 * @returns {Place[]} every source file that the table speaks of
 */
function placesOf(base, table) {
  const folders = [
    ...Object.entries(table.rooms).map(([room, { folder }]) => ({ room, folder: `${folder}/src` })),
    ...Object.keys(table.outside).map((room) => ({ room, folder: room })),
  ];
  return folders.flatMap(({ room, folder }) =>
    sourceFiles(base, folder)
      .filter((file) => /\.[cm]?[jt]sx?$/.test(file))
      .map((file) => ({ file, room, isTest: matchesAny(file, table.testSide) })),
  );
}

/**
 * @param {BorderTable} table
 * @param {Place} place
 * @param {string} name
 * @returns {[rule: string, says: string][]}
 */
function relativeBreaches(table, { file, room, isTest }, name) {
  const target = path.join(path.dirname(file), name);
  const home = table.rooms[room] ? `${table.rooms[room].folder}/src` : room;
  if (!`${target}/`.startsWith(`${home}/`)) {
    const allowed = table.crossing.some(({ from, to }) => matchesAny(file, [from]) && matchesAny(target, [to]));
    if (allowed) return [];
    return [
      ['way round the door', `${name} leads into another folder: import what its package exports (${scope}<package>)`],
    ];
  }
  if (!isTest && matchesAny(target, table.testSide)) {
    return [['testing', `${name} is a stand-in for tests: only *.test.ts, src/testing and e2e may import it`]];
  }
  return [];
}

/**
 * @param {BorderTable} table
 * @param {Place} place
 * @param {Import} found
 * @returns {[rule: string, says: string][]}
 */
function packageBreaches(table, { room: roomName, isTest }, { name }) {
  const room = table.rooms[roomName];
  const outside = table.outside[roomName];
  if (name === undefined) {
    return room && !isTest
      ? [['computed import', 'a computed import cannot be checked: list the files in a table of imports']]
      : [];
  }
  if (name.startsWith(scope)) return ownBreaches(table, room, outside, roomName, isTest, name);
  const bare = name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
  if (name.startsWith('node:') || builtinModules.includes(bare)) {
    if (!room || room.node || isTest) return [];
    return [
      [
        'runs in a browser',
        `${name} is Node’s: ${room.folder} runs in a browser; files, hashes and time come in as values from an app or packages/orders`,
      ],
    ];
  }
  if (outside?.groups === 'any') return [];
  const allowed = [
    ...(room?.groups ?? (Array.isArray(outside?.groups) ? outside.groups : [])),
    ...(isTest ? table.testGroups : []),
  ];
  const groups = Object.entries(table.groups).filter(([, group]) => matchesAny(bare, group.names));
  if (groups.some(([group]) => allowed.includes(group))) return [];
  const group = groups[0];
  if (!group)
    return [
      ['unknown package', `${bare} is in no group of scripts/lib/border-table.mjs: add it to the one it belongs to`],
    ];
  return [['package', `${roomName} may not import ${bare}: ${group[1].home}`]];
}

/**
 * @param {BorderTable} table
 * @param {import('./lib/border-table.mjs').Room | undefined} room
 * @param {BorderTable['outside'][string] | undefined} outside
 * @param {string} roomName
 * @param {boolean} isTest
 * @param {string} name
 * @returns {[rule: string, says: string][]}
 */
function ownBreaches(table, room, outside, roomName, isTest, name) {
  const target = name.slice(scope.length).split('/')[0] ?? '';
  if (target === roomName)
    return [['own door', `${name} is this package itself: import the file by its relative path`]];
  const isTestingDoor = name === `${scope}${target}/testing`;
  if (isTestingDoor && !isTest) {
    return [['testing', `${name} is a door for tests: only *.test.ts, src/testing and e2e may open it`]];
  }
  const door = isTestingDoor ? `${scope}${target}` : name;
  if (outside?.packages === 'any' || room?.packages.includes(door)) return [];
  const advice = room?.advice ?? table.rooms[target]?.home ?? `there is no package ${name}`;
  return [['room', `${roomName} may not import ${name}: ${advice}`]];
}

/**
 * @param {string} base
 * @param {BorderTable} table
 * @returns {Breach[]} packages with a door that they may not have
 */
function doorBreaches(base, table) {
  return Object.values(table.rooms).flatMap(({ folder }) => {
    const file = `${folder}/package.json`;
    const doors = Object.keys(asObject(asObject(readJson(path.join(base, file))).exports));
    const allowed = table.doors[folder] ?? table.doors[`${folder.split('/')[0]}/*`] ?? [];
    return doors
      .filter((door) => !allowed.includes(door))
      .map((door) => ({
        file,
        line: 1,
        rule: 'door',
        says: `door ${door} is one too many: export what others need from src/index.ts`,
      }));
  });
}

/**
 * @param {string} base
 * @param {string} file
 * @param {string} name
 * @returns {string | undefined} the file that a relative import means
 */
function resolveRelative(base, file, name) {
  const target = path.join(path.dirname(file), name);
  const bare = target.replace(/\.js$/, '');
  const tried = [target, `${bare}.ts`, `${bare}.tsx`, `${target}/index.ts`, `${target}/index.tsx`];
  return tried.find((candidate) => /\.[cm]?[jt]sx?$/.test(candidate) && existsSync(path.join(base, candidate)));
}

/**
 * @param {string} text
 * @param {string[]} patterns `*` stands for a part without a slash, `**` for any
 */
function matchesAny(text, patterns) {
  return patterns.some((pattern) => {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*\*\/|\*\*|\*/g, (star) => stars[star] ?? star);
    return new RegExp(`^${source}$`).test(text);
  });
}

const stars = /** @type {Record<string, string>} */ ({ '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*' });

/**
 * @param {string} base
 * @returns {Promise<string>} what was looked at
 * @throws {Failure} naming each breach and where its line should go
 */
export async function checkBorders(base) {
  const { breaches, warnings, files } = await findBreaches(base);
  if (breaches.length > 0) {
    const lines = breaches.map(({ file, line, rule, says }) => `  ${file}:${line} (${rule}) ${says}`);
    throw new Failure(`${breaches.length} borders are broken:\n${lines.join('\n')}`);
  }
  return [`${files} files`, ...warnings].join('\n      ');
}

if (isMain(import.meta.filename)) await main(async () => void process.stdout.write(`${await checkBorders(root)}\n`));
