/** A non-ASCII label as punycode `xn--…`; unchanged if it cannot be converted. */
function asciiLabel(label: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is asked
  if (/^[\x00-\x7f]*$/.test(label)) return label;
  try {
    return new URL(`http://${label}.example`).hostname.replace(/\.example$/, '');
  } catch {
    return label;
  }
}

/**
 * Canonical spelling of a domain: trimmed, half-width, lower case, without a trailing dot, Chinese labels in punycode.
 * For comparisons and keys; display and report keep the original spelling. Never throws.
 */
export const canonicalDomain = (name: string): string =>
  name
    .trim()
    .normalize('NFKC')
    .replaceAll('。', '.')
    .toLowerCase()
    .replace(/\.$/, '')
    .split('.')
    .map(asciiLabel)
    .join('.');
