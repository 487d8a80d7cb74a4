import { digestTimes } from '@beian/domain/notices';
import { useQuery } from '@tanstack/react-query';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Loaded } from '../../app/shell/states.tsx';
import {
  changeDigestDocument,
  type DigestPreference as DigestWish,
  digestPreferenceDocument,
} from '../../generated/digest.ts';
import type { FieldRows } from '../../ui/form/field-row.ts';
import { FormPage } from '../../ui/form/form-page.tsx';
import { Section } from '../../ui/page.tsx';
import { digestTexts } from './digest-texts.ts';

const rowsOf = (hasAddress: boolean): FieldRows<DigestWish> => ({
  wanted: { control: 'switch', label: digestTexts.wanted },
  at: {
    control: 'select',
    label: digestTexts.at,
    half: true,
    choices: digestTimes.map((value) => ({ value, label: value })),
  },
  language: {
    control: 'select',
    label: digestTexts.language,
    half: true,
    choices: (['zh', 'en'] as const).map((value) => ({ value, label: digestTexts[value] })),
  },
  email: {
    control: 'text',
    type: 'email',
    label: digestTexts.email,
    max: 128,
    autoComplete: 'email',
    example: 'name@company.example',
    hint: hasAddress ? undefined : digestTexts.nowhere,
  },
});

/** Settings of a supervisor's own daily digest; empty for others. */
export function DigestPanel() {
  const query = useQuery(queryOf(['digest'], digestPreferenceDocument, {}));
  if (query.data === null) return null;
  return (
    <Section title={t(digestTexts.title)} lead={t(digestTexts.lead)}>
      <Loaded query={query} rows={2}>
        {(wish) =>
          wish && (
            <FormPage
              key={JSON.stringify(wish)}
              label={t(digestTexts.title)}
              rows={rowsOf(wish.email !== null)}
              initial={wish}
              edits
              send={(values, key) => send(changeDigestDocument, { ...values, email: values.email || null, key })}
              done={() => t(digestTexts.saved)}
              stale={[['digest']]}
              ok={t(digestTexts.save)}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
