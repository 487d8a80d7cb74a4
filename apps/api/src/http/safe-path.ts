/** Where somebody goes after signing in where nothing else is said. */
export const HOME = '/queue';

/** A path of this console, out of what was asked for; anything that leads elsewhere becomes the queue. */
export function safePath(asked: string | undefined): string {
  const here = 'http://console.invalid';
  // Browsers drop tabs and line ends, and read a backslash as a slash: none of them is in a path of ours.
  if (asked === undefined || asked.length > 500 || !/^\/[^\\\s\p{Cc}]*$/u.test(asked) || !URL.canParse(asked, here))
    return HOME;
  const url = new URL(asked, here);
  return asked.startsWith('//') ||
    url.origin !== here ||
    url.pathname.startsWith('//') ||
    url.pathname.startsWith('/auth/')
    ? HOME
    : url.pathname + url.search + url.hash;
}
