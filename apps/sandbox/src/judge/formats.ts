/** Formats of single values. */

/** One field may hold several phones or mails, separated by `;` (B-8). */
export const eachPart = (field: string | undefined, holds: (part: string) => boolean): boolean =>
  field?.split(';').every((part) => holds(part.trim())) ?? false;

export const isMobile = (part: string): boolean => /^1[3-9]\d{9}$/.test(part);
export const isMail = (part: string): boolean => /^[^@\s;]+@[^@\s;.]+(\.[^@\s;.]+)+$/.test(part);
export const isOfficePhone = (part: string): boolean =>
  /^\d[\d-]*\d$/.test(part) && /^\d{10,16}$/.test(part.replaceAll('-', ''));
export const isDomain = (name: string): boolean =>
  /^([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u.test(name);

export const sameDomain = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Host of a home page address, with or without scheme; undefined when the address is invalid. */
export function hostOf(url: string): string | undefined {
  const host = /^(?:https?:\/\/)?([^/:?#\s]+)(?::\d{1,5})?(?:[/?#]\S*)?$/i.exec(url.trim())?.[1]?.toLowerCase();
  return host !== undefined && isDomain(host) ? host : undefined;
}

export const isWithin = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);
