import { Button } from 'antd';
import type { SearchHit } from '../../generated/search.ts';
import page from '../../ui/page.module.css';
import { commonTexts } from '../../ui/texts.ts';
import { t } from '../providers/i18n.ts';
import styles from './choices.module.css';
import type { ChoiceGroup } from './choices.tsx';
import { searchTexts } from './texts.ts';
import { useOpenHit, type useSearch } from './use-search.ts';

type SearchHandle = ReturnType<typeof useSearch>;

/** Search results as groups of choices. */
export function useSearchGroups({ result }: SearchHandle): ChoiceGroup[] {
  const open = useOpenHit();
  return (result?.groups ?? []).map((group) => ({
    key: group.group,
    label: group.label,
    more: group.more ? t(searchTexts.more) : null,
    choices: group.hits.map((hit) => ({
      key: `${hit.group} ${hit.id}`,
      label: <Hit hit={hit} />,
      aside: <Matched hit={hit} />,
      run: () => open(hit),
    })),
  }));
}

/** The text is the whole number or name of the first hit. */
export function isExact({ result }: SearchHandle): boolean {
  const hit = result?.groups[0]?.hits[0];
  return hit !== undefined && hit.from === 0 && hit.to === hit.matched?.length;
}

function Hit({ hit }: { hit: SearchHit }) {
  return (
    <>
      <span className={styles.line}>{hit.title === hit.matched ? <Marked hit={hit} /> : hit.title}</span>
      <span className={`${styles.line} ${page.small}`}>{hit.details.filter((one) => one !== '').join(' · ')}</span>
    </>
  );
}

/** The field that matched, unless it is the title. */
function Matched({ hit }: { hit: SearchHit }) {
  return (
    <>
      {hit.matchLabel}
      {hit.matched === null || hit.matched === hit.title ? null : (
        <span className={styles.line}>
          <Marked hit={hit} />
        </span>
      )}
    </>
  );
}

function Marked({ hit: { matched, from, to } }: { hit: SearchHit }) {
  if (matched === null || from === null || to === null) return matched;
  return (
    <>
      {matched.slice(0, from)}
      <mark>{matched.slice(from, to)}</mark>
      {matched.slice(to)}
    </>
  );
}

/** Status of the search below the field: searching, nothing found, or an error. */
export function SearchState({ finder, empty }: { finder: SearchHandle; empty: boolean }) {
  const { error, waiting, result, text } = finder;
  const says = result?.says ?? null;
  return (
    <div role="status" className={styles.state}>
      {error !== null && !waiting ? (
        <>
          {t(searchTexts.failed)}{' '}
          <Button size="small" type="link" onClick={finder.again}>
            {t(commonTexts.retry)}
          </Button>
        </>
      ) : waiting && result === undefined ? (
        t(searchTexts.looking)
      ) : says !== null ? (
        says
      ) : result !== undefined && empty ? (
        t(searchTexts.nothing, { text })
      ) : null}
    </div>
  );
}
