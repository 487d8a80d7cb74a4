/** Default path after signing in. */
export const startPath = '/queue';

/**
 * A console path from the `?to=` parameter; a value that leads elsewhere or cannot be read becomes the queue. Used by
 * the console and by the sign-in with an identity provider.
 */
export function safePath(asked: string | undefined): string {
  const here = 'http://desk.invalid';
  // Browsers drop tabs and line ends and read a backslash as a slash; no path of ours contains them.
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
