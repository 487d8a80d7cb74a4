import type { Key } from '../i18n/dictionary.ts';

/** Where a key works: on every page, or while that screen is open. */
export type KeyScope = 'everywhere' | 'search' | 'queue' | 'desk' | 'handover' | 'gateway';

interface KeyBinding {
  /** Key names as returned by `pressName`; each of them triggers the action. */
  readonly keys: readonly [string, ...string[]];
  readonly scope: KeyScope;
  /** Repeats while held down, for cursor keys. Any other key counts once. */
  readonly repeats?: true;
  /** Label of the action in both languages. */
  readonly label: Key;
}

/** Every key of the console, in the order of the help. `useKeys` binds only rows of this table, so `?` lists every key. */
const keyBindings = {
  'search.focus': { keys: ['/'], scope: 'everywhere', label: 'keys.search' },
  palette: { keys: ['mod+k'], scope: 'everywhere', label: 'keys.palette' },
  'order.next': { keys: ['g n'], scope: 'everywhere', label: 'keys.next' },
  help: { keys: ['?'], scope: 'everywhere', label: 'keys.help' },

  'queue.down': { keys: ['j', 'arrowdown'], scope: 'queue', repeats: true, label: 'keys.down' },
  'queue.up': { keys: ['k', 'arrowup'], scope: 'queue', repeats: true, label: 'keys.up' },
  'queue.open': { keys: ['enter'], scope: 'queue', label: 'keys.open' },
  'queue.select': { keys: ['x'], scope: 'queue', label: 'keys.select' },
  'queue.range': { keys: ['shift+x'], scope: 'queue', label: 'keys.range' },
  'queue.assign': { keys: ['a'], scope: 'queue', label: 'keys.assign' },
  'queue.filter': { keys: ['f'], scope: 'queue', label: 'keys.filter' },

  'desk.down': { keys: ['j'], scope: 'desk', repeats: true, label: 'keys.nextItem' },
  'desk.up': { keys: ['k'], scope: 'desk', repeats: true, label: 'keys.lastItem' },
  'desk.pass': { keys: ['y'], scope: 'desk', label: 'keys.pass' },
  'desk.passGroup': { keys: ['shift+y'], scope: 'desk', label: 'keys.passGroup' },
  'desk.return': { keys: ['n'], scope: 'desk', label: 'keys.return' },
  'desk.undo': { keys: ['u', 'mod+z'], scope: 'desk', label: 'keys.undo' },
  'desk.claim': { keys: ['t'], scope: 'desk', label: 'keys.claim' },
  'desk.release': { keys: ['shift+t'], scope: 'desk', label: 'keys.release' },
  'desk.skip': { keys: ['s'], scope: 'desk', label: 'keys.skip' },
  'desk.note': { keys: ['b'], scope: 'desk', label: 'keys.addNote' },
  'desk.call': { keys: ['l'], scope: 'desk', label: 'keys.call' },
  'desk.callBack': { keys: ['shift+l'], scope: 'desk', label: 'keys.callBack' },
  'desk.approve': { keys: ['mod+enter'], scope: 'desk', label: 'keys.approve' },
  'desk.sendBack': { keys: ['shift+n'], scope: 'desk', label: 'keys.sendBack' },
  'desk.reject': { keys: ['shift+d'], scope: 'desk', label: 'keys.reject' },
  'desk.push': { keys: ['p'], scope: 'desk', label: 'keys.pushOne' },
  'desk.recall': { keys: ['q'], scope: 'desk', label: 'keys.recall' },
  'desk.reopen': { keys: ['shift+v'], scope: 'desk', label: 'keys.reopen' },
  'desk.smsVerified': { keys: ['o'], scope: 'desk', label: 'keys.smsVerified' },
  'desk.smsFailed': { keys: ['shift+o'], scope: 'desk', label: 'keys.smsFailed' },
  'desk.bureauAnswer': { keys: ['shift+b'], scope: 'desk', label: 'keys.bureauAnswer' },
  'desk.writeOff': { keys: ['shift+w'], scope: 'desk', label: 'keys.writeOff' },
  'desk.escalate': { keys: ['shift+u'], scope: 'desk', label: 'keys.escalate' },
  'desk.settle': { keys: ['shift+i'], scope: 'desk', label: 'keys.settle' },
  'desk.requestAdvice': { keys: ['a'], scope: 'desk', label: 'keys.requestAdvice' },
  'desk.answerAdvice': { keys: ['i'], scope: 'desk', label: 'keys.answerAdvice' },
  'desk.assign': { keys: ['shift+a'], scope: 'desk', label: 'keys.assignOne' },
  'desk.takeNext': { keys: ['enter'], scope: 'desk', label: 'keys.takeNext' },
  'desk.back': { keys: ['escape'], scope: 'desk', label: 'keys.back' },
  'desk.why': { keys: ['w'], scope: 'desk', label: 'keys.why' },
  'desk.place': { keys: ['z'], scope: 'desk', label: 'keys.place' },
  'viewer.next': { keys: ['e'], scope: 'desk', label: 'keys.evidence' },
  'viewer.previous': { keys: ['shift+e'], scope: 'desk', label: 'keys.evidenceBack' },
  'viewer.version': { keys: ['v'], scope: 'desk', label: 'viewer.version' },
  'viewer.compare': { keys: ['c'], scope: 'desk', label: 'viewer.compare' },
  'viewer.swipe': { keys: ['x'], scope: 'desk', label: 'viewer.swipe' },
  'viewer.splitLeft': { keys: ['['], scope: 'desk', repeats: true, label: 'viewer.splitLeft' },
  'viewer.splitRight': { keys: [']'], scope: 'desk', repeats: true, label: 'viewer.splitRight' },
  'viewer.zoomIn': { keys: ['+', '='], scope: 'desk', repeats: true, label: 'viewer.zoomIn' },
  'viewer.zoomOut': { keys: ['-'], scope: 'desk', repeats: true, label: 'viewer.zoomOut' },
  'viewer.fit': { keys: ['0'], scope: 'desk', label: 'viewer.fit' },
  'viewer.actual': { keys: ['1'], scope: 'desk', label: 'viewer.actual' },
  'viewer.fitWidth': { keys: ['2'], scope: 'desk', label: 'viewer.fitWidth' },
  'viewer.rotate': { keys: ['r'], scope: 'desk', label: 'viewer.rotate' },
  'viewer.rotateLeft': { keys: ['shift+r'], scope: 'desk', label: 'viewer.rotateLeft' },
  'viewer.flip': { keys: ['h'], scope: 'desk', label: 'viewer.flip' },
  'viewer.fullScreen': { keys: ['f'], scope: 'desk', label: 'viewer.fullScreen' },
  'viewer.panLeft': { keys: ['shift+arrowleft'], scope: 'desk', repeats: true, label: 'viewer.panLeft' },
  'viewer.panRight': { keys: ['shift+arrowright'], scope: 'desk', repeats: true, label: 'viewer.panRight' },
  'viewer.panUp': { keys: ['shift+arrowup'], scope: 'desk', repeats: true, label: 'viewer.panUp' },
  'viewer.panDown': { keys: ['shift+arrowdown'], scope: 'desk', repeats: true, label: 'viewer.panDown' },
  'photo.down': { keys: ['m'], scope: 'desk', repeats: true, label: 'keys.mark' },
  'photo.up': { keys: ['shift+m'], scope: 'desk', repeats: true, label: 'keys.markBack' },

  'handover.down': { keys: ['j', 'arrowdown'], scope: 'handover', repeats: true, label: 'keys.down' },
  'handover.up': { keys: ['k', 'arrowup'], scope: 'handover', repeats: true, label: 'keys.up' },
  'handover.select': { keys: ['x'], scope: 'handover', label: 'keys.select' },
  'handover.range': { keys: ['shift+x'], scope: 'handover', label: 'keys.range' },
  'handover.all': { keys: ['a'], scope: 'handover', label: 'keys.selectAll' },
  'handover.report': { keys: ['r'], scope: 'handover', label: 'keys.report' },
  'handover.open': { keys: ['enter'], scope: 'handover', label: 'keys.open' },
  'handover.push': { keys: ['mod+enter'], scope: 'handover', label: 'keys.push' },

  'gateway.down': { keys: ['j'], scope: 'gateway', repeats: true, label: 'keys.down' },
  'gateway.up': { keys: ['k'], scope: 'gateway', repeats: true, label: 'keys.up' },
  'gateway.close': { keys: ['escape'], scope: 'gateway', label: 'keys.close' },
} as const satisfies Readonly<Record<string, KeyBinding>>;

export type KeyName = keyof typeof keyBindings;

/** The row of a key, with the type that all rows have. */
export const keyBinding = (name: KeyName): KeyBinding => keyBindings[name];
export const keyNames = Object.keys(keyBindings) as KeyName[];

const keySymbols: Readonly<Record<string, string>> = {
  enter: '↵',
  escape: 'Esc',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  shift: '⇧',
  arrowup: '↑',
};

/** The key caps of a press: `g n` is G, then N; `mod+k` is ⌘ and K together. */
export const keyCapsOf = (press: string, mod: string): string[] =>
  press
    .split(' ')
    .flatMap((one) => one.split(/(?<=.)\+(?=.)/))
    .map((part) => (part === 'mod' ? mod : (keySymbols[part] ?? part.toUpperCase())));

/** The first press of a row as on its button: `G N`, `⇧ N`, `Ctrl ↵`. */
export const keyText = (name: KeyName, mod: string): string => keyCapsOf(keyBinding(name).keys[0], mod).join(' ');
