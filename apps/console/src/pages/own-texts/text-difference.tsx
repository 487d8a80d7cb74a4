import { languageTag, t, useLanguage } from '../../app/providers/i18n.ts';
import { FormerValues, PresentValues } from '../../ui/difference/difference.tsx';
import { Faint } from '../../ui/list-page/cells.tsx';
import { ownTextTexts } from './texts.ts';
import type { PartName, TextParts } from './texts-of-keys.ts';

/** Each part of a text that differs, in both languages: what it was, and what it will be. */
export function TextDifference({ before, after }: { readonly before: TextParts; readonly after: TextParts }) {
  const language = useLanguage();
  const order = language === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  return Object.entries(after).map(([part, said]) => {
    const differs = order.filter((one) => before[part]?.[one] !== said[one]);
    return differs.length === 0 ? null : (
      <div key={part} style={{ marginTop: 4 }}>
        <Faint>{t(ownTextTexts.part[part as PartName])}</Faint>
        {differs.map((one) => {
          const values = { field: part, before: [before[part]?.[one] ?? ''], after: [said[one]], by: 'words' as const };
          return (
            <div key={one} lang={languageTag(one)}>
              <FormerValues {...values} />
              <PresentValues {...values} />
            </div>
          );
        })}
      </div>
    );
  });
}
