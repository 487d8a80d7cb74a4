/** How the modifier of Ctrl/⌘ shortcuts is written on this keyboard. */
export const modKey = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl ';
