/** Where somebody goes after signing in where nothing else is said. */
export const startPath = '/queue';

/**
 * A path of the console, out of what an address asked for (`?to=`); what leads elsewhere, or cannot be read, becomes the queue.
 * The console and the sign-in by an identity provider ask the same.
 */
export function safePath(asked: string | undefined): string {
  const here = 'http://desk.invalid';
  // Browsers drop tabs and line ends, and read a backslash as a slash: none of them is in a path of ours.
  if (asked === undefined || asked.length > 500 || !/^\/[^\\\s\p{Cc}]*$/u.test(asked) || !URL.canParse(asked, here))
    return startPath;
  const url = new URL(asked, here);
  return asked.startsWith('//') ||
    url.origin !== here ||
    url.pathname.startsWith('//') ||
    url.pathname.startsWith('/auth/')
    ? startPath
    : url.pathname + url.search + url.hash;
}
