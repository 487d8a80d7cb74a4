import { type OrderKind, orderKindLabels, orderKinds } from '@beian/domain/order-names';
import { MAX_CAP } from '@beian/domain/work';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { changeAvailabilityDocument, changeSkillsDocument, type StaffSkills } from '../../generated/skills.ts';
import type { FieldRows } from '../../ui/form/field-row.ts';
import { FormButton } from '../../ui/form/form-button.tsx';
import { newKey } from '../../ui/new-key.ts';
import { provinceChoices } from '../../ui/province-choices.ts';
import { commonTexts } from '../../ui/texts.ts';
import { staffTexts } from './texts.ts';

type Absence = StaffSkills['absences'][number];

interface SkillValues {
  readonly provinces: readonly string[];
  readonly kinds: readonly OrderKind[];
  readonly cap: number | null;
  /** First days of the absences that stay. */
  readonly absences: readonly string[];
  /** Of an absence that is added; one day alone is its first and last. */
  readonly from: string | null;
  readonly until: string | null;
}

export const absenceText = ({ from, until }: Absence): string =>
  from === until ? from : t(staffTexts.absenceDays, { from, until });

const rowsOf = ({ reviews, absences }: StaffSkills): FieldRows<SkillValues> => ({
  provinces: {
    control: 'selectMany',
    label: staffTexts.provinces,
    hint: staffTexts.noneIsAll,
    choices: provinceChoices,
  },
  kinds: {
    control: 'selectMany',
    label: staffTexts.kinds,
    hint: staffTexts.noneIsAll,
    choices: orderKinds.map((value) => ({ value, label: orderKindLabels[value] })),
  },
  cap: reviews ? { control: 'number', label: staffTexts.cap, hint: staffTexts.capHint, min: 1, max: MAX_CAP } : null,
  absences:
    absences.length === 0
      ? null
      : {
          control: 'checks',
          label: staffTexts.absences,
          hint: staffTexts.absencesHint,
          choices: absences.map((one) => ({ value: one.from, label: absenceText(one) })),
        },
  from: reviews ? { control: 'day', label: staffTexts.firstDay, half: true } : null,
  until: reviews ? { control: 'day', label: staffTexts.lastDay, half: true } : null,
});

/** What a person takes on, its cap and its absences; the API has a mutation for the skills and one for the rest. */
export function ChangeSkills({ person }: { readonly person: StaffSkills }) {
  const { name, provinces, kinds, cap } = person;
  return (
    <FormButton<SkillValues, Awaited<ReturnType<typeof save>>>
      label={t(staffTexts.change)}
      button={{ size: 'small', 'aria-label': t(staffTexts.changeOf, { name }) }}
      title={t(staffTexts.changeTitle, { name })}
      rows={rowsOf(person)}
      initial={{ provinces, kinds, cap, absences: person.absences.map(({ from }) => from), from: null, until: null }}
      edits
      send={(values, key) => save(person, values, key)}
      done={() => t(staffTexts.saved, { name })}
      stale={[['staff']]}
      ok={t(commonTexts.save)}
    />
  );
}

/** First what the API may refuse: otherwise the skills would be stored beside a refusal. */
async function save(person: StaffSkills, values: SkillValues, key: string) {
  const { id: staffId, absences } = person;
  const { provinces, kinds, cap, from, until } = values;
  const kept = absences.filter((one) => values.absences.includes(one.from));
  const [first, last] = [from ?? until, until ?? from];
  const added = first === null || last === null ? [] : [{ from: first, until: last }];
  if (cap !== person.cap || added.length > 0 || kept.length < absences.length) {
    const answer = await send(changeAvailabilityDocument, { staffId, cap, absences: [...kept, ...added], key });
    if (answer.__typename === 'ActionRefused') return answer;
  }
  return send(changeSkillsDocument, { staffId, provinces: [...provinces], kinds: [...kinds], key: newKey() });
}
