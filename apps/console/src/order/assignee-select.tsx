import { type OrderKind, orderKindLabels } from '@beian/domain/order-names';
import type { BilingualText } from '@beian/domain/text';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { t } from '../app/providers/i18n.ts';
import { queryOf } from '../app/providers/queries.ts';
import { assignCandidatesDocument } from '../generated/reassignment.ts';
import type { ResultOf } from '../graphql.ts';
import { duration } from '../ui/due.ts';
import type { Choice } from '../ui/form/field-row.ts';
import { provinceName } from '../ui/province-name.ts';
import { commonTexts } from '../ui/texts.ts';
import styles from './assignee-select.module.css';
import { assigneeTexts } from './assignee-texts.ts';
import { NOBODY } from './staff-select.tsx';
import { assignTexts } from './texts.ts';

export type Candidate = ResultOf<typeof assignCandidatesDocument>['assignCandidates'][number];

interface AssigneeSelectProps {
  readonly label: string;
  /** Label of the first option, which is nobody. */
  readonly first: string;
  /** The orders to assign: how many of them each person can take. */
  readonly orderIds: readonly string[];
  readonly value: string | null;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
}

/** To whom orders may be assigned, with each person's load, skills and absence; nobody first, then the best fit. */
export function useAssigneeChoices(
  orderIds: readonly string[],
  first: string,
): (Choice<string> & { readonly label: string })[] {
  const ids = [...orderIds].sort();
  const { data: candidates = [] } = useQuery({
    ...queryOf(['assignCandidates'], assignCandidatesDocument, { orderIds: ids }),
    placeholderData: keepPreviousData,
  });
  return [
    { value: NOBODY, label: first },
    ...candidates.map((candidate) => ({
      value: candidate.id,
      label: candidate.name,
      detail: <Person candidate={candidate} n={ids.length} />,
    })),
  ];
}

export function AssigneeSelect({ label, first, orderIds, value, onChange, autoFocus = false }: AssigneeSelectProps) {
  const choices = useAssigneeChoices(orderIds, first);
  return (
    <Select<string>
      aria-label={label}
      placeholder={t(assignTexts.choose)}
      showSearch
      autoFocus={autoFocus}
      optionFilterProp="label"
      popupMatchSelectWidth={400}
      listHeight={360}
      style={{ minWidth: 168 }}
      value={value}
      options={choices}
      optionRender={(option) => choices.find((one) => one.value === option.value)?.detail ?? option.label}
      onChange={onChange}
    />
  );
}

function Person({ candidate, n }: { candidate: Candidate; n: number }) {
  const absence = absenceText(candidate);
  const fit = fitText(candidate, n);
  return (
    <span className={styles.person}>
      <span className={styles.line}>
        <b>{candidate.name}</b>
        <span className={styles.load}>{loadText(candidate)}</span>
      </span>
      <span className={styles.skills}>{skillsText(candidate)}</span>
      {fit === null ? null : <span className={candidate.fits === n ? styles.fits : styles.fitsNot}>{fit}</span>}
      {absence === null ? null : <span className={styles.away}>{absence}</span>}
    </span>
  );
}

function loadText({ assigned, cap, minutes }: Candidate): string {
  const load = cap === null ? t(assigneeTexts.load, { n: assigned }) : t(assigneeTexts.loadOf, { n: assigned, cap });
  return [
    load,
    ...(minutes === null || assigned === 0 ? [] : [t(assigneeTexts.minutes, { time: duration(minutes * 60) })]),
  ].join(' · ');
}

/** Names that are shown before "and so many in all". */
const NAMED = 4;

function skillsText({ provinces, kinds }: Candidate): string {
  const some = (names: readonly string[], all: BilingualText) => {
    const text = names.slice(0, NAMED).join(t(commonTexts.and));
    return names.length > NAMED ? t(all, { names: text, n: names.length }) : text;
  };
  return [
    provinces.length === 0
      ? t(assigneeTexts.allProvinces)
      : some(
          provinces.map((code) => provinceName(code)),
          assigneeTexts.provinces,
        ),
    kinds.length === 0
      ? t(assigneeTexts.allKinds)
      : some(
          kinds.map((kind: OrderKind) => t(orderKindLabels[kind])),
          assigneeTexts.kinds,
        ),
  ].join(' · ');
}

const obstacles = ['notTaken', 'away', 'fourEyes', 'full'] as const;

/** Whether the picked orders fit, and what keeps the others; null: none are picked. */
function fitText(candidate: Candidate, n: number): string | null {
  if (n === 0) return null;
  if (candidate.fits === n) return t(assigneeTexts.fitsAll, { n });
  const why = obstacles.flatMap((one) => (candidate[one] === 0 ? [] : [t(assigneeTexts[one], { n: candidate[one] })]));
  return [t(assigneeTexts.fitsSome, { n, fits: candidate.fits }), ...why].join(' · ');
}

function absenceText({ isAway, absentFrom, absentUntil }: Candidate): string | null {
  if (absentFrom === null || absentUntil === null) return null;
  return isAway
    ? t(assigneeTexts.awayUntil, { until: absentUntil })
    : t(assigneeTexts.awayFrom, { from: absentFrom, until: absentUntil });
}
