import type { BilingualText } from '@beian/domain/text';
import { keyTexts, viewerKeyTexts } from './key-texts.ts';

/** Where a key works: on every page, or while that screen is open. */
export type KeyScope = 'everywhere' | 'search' | 'queue' | 'list' | 'desk' | 'handover' | 'gateway';

interface KeyBinding {
  /** BilingualText names as returned by `pressName`; each of them triggers the action. */
  readonly keys: readonly [string, ...string[]];
  readonly scope: KeyScope;
  /** Repeats while held down, for cursor keys. Any other key counts once. */
  readonly repeats?: true;
  readonly label: BilingualText;
}

/** Every key of the console, in the order of the help. `useKeys` binds only rows of this table, so `?` lists every key. */
const keyBindings = {
  'search.focus': { keys: ['/'], scope: 'everywhere', label: keyTexts.search },
  palette: { keys: ['mod+k'], scope: 'everywhere', label: keyTexts.palette },
  'order.next': { keys: ['g n'], scope: 'everywhere', label: keyTexts.next },
  help: { keys: ['?'], scope: 'everywhere', label: keyTexts.help },

  'queue.down': { keys: ['j', 'arrowdown'], scope: 'queue', repeats: true, label: keyTexts.down },
  'queue.up': { keys: ['k', 'arrowup'], scope: 'queue', repeats: true, label: keyTexts.up },
  'queue.open': { keys: ['enter'], scope: 'queue', label: keyTexts.open },
  'queue.select': { keys: ['x'], scope: 'queue', label: keyTexts.select },
  'queue.range': { keys: ['shift+x'], scope: 'queue', label: keyTexts.range },
  'queue.assign': { keys: ['a'], scope: 'queue', label: keyTexts.assign },
  'queue.filter': { keys: ['f'], scope: 'queue', label: keyTexts.filter },

  'list.down': { keys: ['j', 'arrowdown'], scope: 'list', repeats: true, label: keyTexts.down },
  'list.up': { keys: ['k', 'arrowup'], scope: 'list', repeats: true, label: keyTexts.up },
  'list.open': { keys: ['enter'], scope: 'list', label: keyTexts.open },
  'list.filter': { keys: ['f'], scope: 'list', label: keyTexts.filter },

  'desk.down': { keys: ['j'], scope: 'desk', repeats: true, label: keyTexts.nextItem },
  'desk.up': { keys: ['k'], scope: 'desk', repeats: true, label: keyTexts.lastItem },
  'desk.pass': { keys: ['y'], scope: 'desk', label: keyTexts.pass },
  'desk.passGroup': { keys: ['shift+y'], scope: 'desk', label: keyTexts.passGroup },
  'desk.return': { keys: ['n'], scope: 'desk', label: keyTexts.return },
  'desk.undo': { keys: ['u', 'mod+z'], scope: 'desk', label: keyTexts.undo },
  'desk.claim': { keys: ['t'], scope: 'desk', label: keyTexts.claim },
  'desk.release': { keys: ['shift+t'], scope: 'desk', label: keyTexts.release },
  'desk.skip': { keys: ['s'], scope: 'desk', label: keyTexts.skip },
  'desk.note': { keys: ['b'], scope: 'desk', label: keyTexts.addNote },
  'desk.call': { keys: ['l'], scope: 'desk', label: keyTexts.call },
  'desk.callBack': { keys: ['shift+l'], scope: 'desk', label: keyTexts.callBack },
  'desk.approve': { keys: ['mod+enter'], scope: 'desk', label: keyTexts.approve },
  'desk.hold': { keys: ['shift+h'], scope: 'desk', label: keyTexts.hold },
  'desk.sendBack': { keys: ['shift+n'], scope: 'desk', label: keyTexts.sendBack },
  'desk.reject': { keys: ['shift+d'], scope: 'desk', label: keyTexts.reject },
  'desk.push': { keys: ['p'], scope: 'desk', label: keyTexts.pushOne },
  'desk.recall': { keys: ['q'], scope: 'desk', label: keyTexts.recall },
  'desk.reopen': { keys: ['shift+v'], scope: 'desk', label: keyTexts.reopen },
  'desk.smsVerified': { keys: ['o'], scope: 'desk', label: keyTexts.smsVerified },
  'desk.smsFailed': { keys: ['shift+o'], scope: 'desk', label: keyTexts.smsFailed },
  'desk.bureauAnswer': { keys: ['shift+b'], scope: 'desk', label: keyTexts.bureauAnswer },
  'desk.writeOff': { keys: ['shift+w'], scope: 'desk', label: keyTexts.writeOff },
  'desk.escalate': { keys: ['shift+u'], scope: 'desk', label: keyTexts.escalate },
  'desk.settle': { keys: ['shift+i'], scope: 'desk', label: keyTexts.settle },
  'desk.requestAdvice': { keys: ['a'], scope: 'desk', label: keyTexts.requestAdvice },
  'desk.answerAdvice': { keys: ['i'], scope: 'desk', label: keyTexts.answerAdvice },
  'desk.assign': { keys: ['shift+a'], scope: 'desk', label: keyTexts.assignOne },
  'desk.takeNext': { keys: ['enter'], scope: 'desk', label: keyTexts.takeNext },
  'desk.back': { keys: ['escape'], scope: 'desk', label: keyTexts.back },
  'desk.why': { keys: ['w'], scope: 'desk', label: keyTexts.why },
  'desk.place': { keys: ['z'], scope: 'desk', label: keyTexts.place },
  'viewer.next': { keys: ['e'], scope: 'desk', label: keyTexts.evidence },
  'viewer.previous': { keys: ['shift+e'], scope: 'desk', label: keyTexts.evidenceBack },
  'viewer.version': { keys: ['v'], scope: 'desk', label: viewerKeyTexts.version },
  'viewer.compare': { keys: ['c'], scope: 'desk', label: viewerKeyTexts.compare },
  'viewer.swipe': { keys: ['x'], scope: 'desk', label: viewerKeyTexts.swipe },
  'viewer.splitLeft': { keys: ['['], scope: 'desk', repeats: true, label: viewerKeyTexts.splitLeft },
  'viewer.splitRight': { keys: [']'], scope: 'desk', repeats: true, label: viewerKeyTexts.splitRight },
  'viewer.zoomIn': { keys: ['+', '='], scope: 'desk', repeats: true, label: viewerKeyTexts.zoomIn },
  'viewer.zoomOut': { keys: ['-'], scope: 'desk', repeats: true, label: viewerKeyTexts.zoomOut },
  'viewer.fit': { keys: ['0'], scope: 'desk', label: viewerKeyTexts.fit },
  'viewer.actual': { keys: ['1'], scope: 'desk', label: viewerKeyTexts.actual },
  'viewer.fitWidth': { keys: ['2'], scope: 'desk', label: viewerKeyTexts.fitWidth },
  'viewer.rotate': { keys: ['r'], scope: 'desk', label: viewerKeyTexts.rotate },
  'viewer.rotateLeft': { keys: ['shift+r'], scope: 'desk', label: viewerKeyTexts.rotateLeft },
  'viewer.flip': { keys: ['h'], scope: 'desk', label: viewerKeyTexts.flip },
  'viewer.fullScreen': { keys: ['f'], scope: 'desk', label: viewerKeyTexts.fullScreen },
  'viewer.panLeft': { keys: ['shift+arrowleft'], scope: 'desk', repeats: true, label: viewerKeyTexts.panLeft },
  'viewer.panRight': { keys: ['shift+arrowright'], scope: 'desk', repeats: true, label: viewerKeyTexts.panRight },
  'viewer.panUp': { keys: ['shift+arrowup'], scope: 'desk', repeats: true, label: viewerKeyTexts.panUp },
  'viewer.panDown': { keys: ['shift+arrowdown'], scope: 'desk', repeats: true, label: viewerKeyTexts.panDown },
  'photo.down': { keys: ['m'], scope: 'desk', repeats: true, label: keyTexts.mark },
  'photo.up': { keys: ['shift+m'], scope: 'desk', repeats: true, label: keyTexts.markBack },

  'handover.down': { keys: ['j', 'arrowdown'], scope: 'handover', repeats: true, label: keyTexts.down },
  'handover.up': { keys: ['k', 'arrowup'], scope: 'handover', repeats: true, label: keyTexts.up },
  'handover.select': { keys: ['x'], scope: 'handover', label: keyTexts.select },
  'handover.range': { keys: ['shift+x'], scope: 'handover', label: keyTexts.range },
  'handover.all': { keys: ['a'], scope: 'handover', label: keyTexts.selectAll },
  'handover.report': { keys: ['r'], scope: 'handover', label: keyTexts.report },
  'handover.open': { keys: ['enter'], scope: 'handover', label: keyTexts.open },
  'handover.push': { keys: ['mod+enter'], scope: 'handover', label: keyTexts.push },

  'gateway.down': { keys: ['j'], scope: 'gateway', repeats: true, label: keyTexts.down },
  'gateway.up': { keys: ['k'], scope: 'gateway', repeats: true, label: keyTexts.up },
  'gateway.close': { keys: ['escape'], scope: 'gateway', label: keyTexts.close },
} as const satisfies Readonly<Record<string, KeyBinding>>;

export type KeyName = keyof typeof keyBindings;

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
