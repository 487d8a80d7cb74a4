import type { Language } from '@beian/domain/text';

/** The caller's language by `Accept-Language`: the preferred one of zh and en; zh if neither is listed. */
export function languageOf(header: string | undefined): Language {
  const wishes = (header ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';');
      const q = params.map((param) => /^\s*q=([\d.]+)\s*$/.exec(param)?.[1]).find((value) => value !== undefined);
      return { language: tag.split('-')[0], q: q === undefined ? 1 : Number(q) };
    })
    .filter((wish): wish is { language: Language; q: number } => wish.q > 0 && isLanguage(wish.language));
  return wishes.sort((a, b) => b.q - a.q)[0]?.language ?? 'zh';
}

const isLanguage = (value: string | undefined): value is Language => value === 'zh' || value === 'en';
