/** The modifier of Ctrl/⌘ shortcuts as written on this keyboard. */
export const modKey = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl ';
