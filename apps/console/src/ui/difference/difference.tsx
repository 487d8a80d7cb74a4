import { comparisonOf, isFieldId, type ValueComparison } from '@beian/domain/filing';
import { t } from '../../app/providers/i18n.ts';
import page from '../page.module.css';
import { shownValue, type ValueLabel } from '../value-text.ts';
import { diffValues, type Part } from './diff.ts';
import styles from './difference.module.css';
import { differenceTexts } from './texts.ts';

export interface DifferenceProps {
  /** Key of the field, which says whether its values are numbers, words or codes. */
  readonly field: string;
  readonly before: readonly string[] | null;
  readonly after: readonly string[] | null;
  readonly masked?: boolean;
  /** How the values are compared; left out: as those of the field. */
  readonly by?: ValueComparison;
  /** What values mean to people: codes, regions, choices. */
  readonly labels?: readonly ValueLabel[];
}

const comparisonFor = ({ field, labels = [] }: DifferenceProps): ValueComparison =>
  labels.length > 0 ? 'whole' : isFieldId(field) ? comparisonOf(field) : 'words';

function compared(props: DifferenceProps) {
  const { before, after, masked = false, by = comparisonFor(props) } = props;
  const diff = diffValues(before, after, { by, masked });
  const differs = [...diff.before, ...diff.after].flat().some(({ changed }) => changed);
  return { ...diff, isNumber: by === 'positions' && differs };
}

const lengthOf = (parts: readonly Part[]): number => [...parts.map(({ text }) => text).join('')].length;

/** One value; of a number each character has a cell of the same width. */
function Value({
  field,
  parts,
  labels = [],
  is,
  isNumber,
}: Pick<DifferenceProps, 'field' | 'labels'> & { parts: readonly Part[]; is: 'before' | 'after'; isNumber: boolean }) {
  return (
    <div className={isNumber ? styles.number : undefined}>
      {parts.map(({ text, changed }, at) => {
        const shown = shownValue(field, text, labels);
        // biome-ignore-start lint/suspicious/noArrayIndexKey: parts are identified by their position only
        if (!changed) return <span key={at}>{shown}</span>;
        return is === 'after' ? (
          <mark key={at}>{shown}</mark>
        ) : (
          <span key={at} className={styles.replaced}>
            {shown}
          </span>
        );
        // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
      })}
    </div>
  );
}

/** The former values, in their own column; what was replaced is underlined, not struck through. */
export function FormerValues(props: DifferenceProps) {
  const { field, labels } = props;
  const { before, isNumber } = compared(props);
  return before.map((parts, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: values are identified by their position only
    <Value key={at} field={field} parts={parts} labels={labels} is="before" isNumber={isNumber} />
  ));
}

/**
 * The present values with what differs marked. A changed number stands under the former one, place under place, and another length
 * is said; values removed from a list are named.
 */
export function PresentValues(props: DifferenceProps) {
  const { field, labels } = props;
  const { before, after, removed, isNumber } = compared(props);
  const [was, is] = [before[0], after[0]];
  const isPair = isNumber && before.length === 1 && after.length === 1;
  const pair = isPair && was !== undefined && is !== undefined ? { was, is } : null;
  return (
    <>
      {pair !== null ? (
        <div className={styles.former} aria-hidden>
          <Value field={field} parts={pair.was} labels={labels} is="before" isNumber />
        </div>
      ) : null}
      {after.map((parts, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: values are identified by their position only
        <Value key={at} field={field} parts={parts} labels={labels} is="after" isNumber={isNumber} />
      ))}
      {pair !== null && lengthOf(pair.was) !== lengthOf(pair.is) ? (
        <div className={page.faint}>
          {t(differenceTexts.length, { before: lengthOf(pair.was), after: lengthOf(pair.is) })}
        </div>
      ) : null}
      {removed.map((value) => (
        <div key={value} className={page.faint}>
          {t(differenceTexts.removed, { value: shownValue(field, value, labels ?? []) })}
        </div>
      ))}
    </>
  );
}
