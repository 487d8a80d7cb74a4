import type { Key } from '../i18n/dictionary.ts';

/** Where a key works: on every page, or while that screen is open. */
export type KeyPlace = 'everywhere' | 'search' | 'queue' | 'desk' | 'handover' | 'gateway';

interface KeyRow {
  /** Names of presses, as `pressOf` gives them; any of them does it. */
  readonly keys: readonly [string, ...string[]];
  readonly where: KeyPlace;
  /** Held down, it goes on: for what moves. Any other press counts once, however long it lasts. */
  readonly repeats?: true;
  /** What it does, said in both languages. */
  readonly says: Key;
}

/**
 * Every key of the console, in the sequence of the help. `useKeys` binds rows of this table and nothing else, so that there is no
 * key which `?` does not list.
 */
export const keyRows = {
  'search.focus': { keys: ['/'], where: 'everywhere', says: 'keys.search' },
  palette: { keys: ['mod+k'], where: 'everywhere', says: 'keys.palette' },
  'order.next': { keys: ['g n'], where: 'everywhere', says: 'keys.next' },
  help: { keys: ['?'], where: 'everywhere', says: 'keys.help' },

  'queue.down': { keys: ['j', 'arrowdown'], where: 'queue', repeats: true, says: 'keys.down' },
  'queue.up': { keys: ['k', 'arrowup'], where: 'queue', repeats: true, says: 'keys.up' },
  'queue.open': { keys: ['enter'], where: 'queue', says: 'keys.open' },
  'queue.select': { keys: ['x'], where: 'queue', says: 'keys.select' },
  'queue.range': { keys: ['shift+x'], where: 'queue', says: 'keys.range' },
  'queue.assign': { keys: ['a'], where: 'queue', says: 'keys.assign' },
  'queue.filter': { keys: ['f'], where: 'queue', says: 'keys.filter' },

  'desk.down': { keys: ['j'], where: 'desk', repeats: true, says: 'keys.nextItem' },
  'desk.up': { keys: ['k'], where: 'desk', repeats: true, says: 'keys.lastItem' },
  'desk.pass': { keys: ['y'], where: 'desk', says: 'keys.pass' },
  'desk.return': { keys: ['n'], where: 'desk', says: 'keys.return' },
  'desk.claim': { keys: ['t'], where: 'desk', says: 'keys.claim' },
  'desk.call': { keys: ['l'], where: 'desk', says: 'keys.call' },
  'desk.approve': { keys: ['mod+enter'], where: 'desk', says: 'keys.approve' },
  'desk.sendBack': { keys: ['shift+n'], where: 'desk', says: 'keys.sendBack' },
  'desk.back': { keys: ['escape'], where: 'desk', says: 'keys.back' },
  'desk.why': { keys: ['w'], where: 'desk', says: 'keys.why' },
  'desk.escalate': { keys: ['u'], where: 'desk', says: 'keys.escalate' },
  'viewer.next': { keys: ['e'], where: 'desk', says: 'keys.evidence' },
  'viewer.previous': { keys: ['shift+e'], where: 'desk', says: 'keys.evidenceBack' },
  'viewer.version': { keys: ['v'], where: 'desk', says: 'viewer.version' },
  'viewer.compare': { keys: ['c'], where: 'desk', says: 'viewer.compare' },
  'viewer.swipe': { keys: ['x'], where: 'desk', says: 'viewer.swipe' },
  'viewer.splitLeft': { keys: ['['], where: 'desk', repeats: true, says: 'viewer.splitLeft' },
  'viewer.splitRight': { keys: [']'], where: 'desk', repeats: true, says: 'viewer.splitRight' },
  'viewer.zoomIn': { keys: ['+', '='], where: 'desk', repeats: true, says: 'viewer.zoomIn' },
  'viewer.zoomOut': { keys: ['-'], where: 'desk', repeats: true, says: 'viewer.zoomOut' },
  'viewer.fit': { keys: ['0'], where: 'desk', says: 'viewer.fit' },
  'viewer.actual': { keys: ['1'], where: 'desk', says: 'viewer.actual' },
  'viewer.fitWidth': { keys: ['2'], where: 'desk', says: 'viewer.fitWidth' },
  'viewer.rotate': { keys: ['r'], where: 'desk', says: 'viewer.rotate' },
  'viewer.rotateLeft': { keys: ['shift+r'], where: 'desk', says: 'viewer.rotateLeft' },
  'viewer.flip': { keys: ['h'], where: 'desk', says: 'viewer.flip' },
  'viewer.fullScreen': { keys: ['f'], where: 'desk', says: 'viewer.fullScreen' },
  'viewer.panLeft': { keys: ['shift+arrowleft'], where: 'desk', repeats: true, says: 'viewer.panLeft' },
  'viewer.panRight': { keys: ['shift+arrowright'], where: 'desk', repeats: true, says: 'viewer.panRight' },
  'viewer.panUp': { keys: ['shift+arrowup'], where: 'desk', repeats: true, says: 'viewer.panUp' },
  'viewer.panDown': { keys: ['shift+arrowdown'], where: 'desk', repeats: true, says: 'viewer.panDown' },
  'photo.down': { keys: ['m'], where: 'desk', repeats: true, says: 'keys.mark' },
  'photo.up': { keys: ['shift+m'], where: 'desk', repeats: true, says: 'keys.markBack' },

  'handover.down': { keys: ['j', 'arrowdown'], where: 'handover', repeats: true, says: 'keys.down' },
  'handover.up': { keys: ['k', 'arrowup'], where: 'handover', repeats: true, says: 'keys.up' },
  'handover.select': { keys: ['x'], where: 'handover', says: 'keys.select' },
  'handover.range': { keys: ['shift+x'], where: 'handover', says: 'keys.range' },
  'handover.all': { keys: ['a'], where: 'handover', says: 'keys.selectAll' },
  'handover.report': { keys: ['r'], where: 'handover', says: 'keys.report' },
  'handover.open': { keys: ['enter'], where: 'handover', says: 'keys.open' },
  'handover.push': { keys: ['mod+enter'], where: 'handover', says: 'keys.push' },

  'gateway.down': { keys: ['j'], where: 'gateway', repeats: true, says: 'keys.down' },
  'gateway.up': { keys: ['k'], where: 'gateway', repeats: true, says: 'keys.up' },
  'gateway.close': { keys: ['escape'], where: 'gateway', says: 'keys.close' },
} as const satisfies Readonly<Record<string, KeyRow>>;

export type KeyName = keyof typeof keyRows;

/** The row of a key, widened to what all rows have. */
export const keyRow = (name: KeyName): KeyRow => keyRows[name];
export const keyNames = Object.keys(keyRows) as KeyName[];

const signs: Readonly<Record<string, string>> = {
  enter: '↵',
  escape: 'Esc',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  shift: '⇧',
  arrowup: '↑',
};

/** The caps of a press, one after the other: `g n` is G and then N; `mod+k` is ⌘ and K at once. */
export const capsOf = (press: string, mod: string): string[] =>
  press
    .split(' ')
    .flatMap((one) => one.split(/(?<=.)\+(?=.)/))
    .map((part) => (part === 'mod' ? mod : (signs[part] ?? part.toUpperCase())));
