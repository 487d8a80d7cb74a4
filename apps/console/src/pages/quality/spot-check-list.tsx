import { readFilters } from '@beian/domain/filter';
import type { Permission } from '@beian/domain/order';
import {
  type SpotCheckList as ListName,
  spotCheckFilters,
  spotCheckLists,
  spotCheckOutcomes,
  spotCheckStates,
} from '@beian/domain/quality';
import { Segmented } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { listOf } from '../../app/providers/data.ts';
import { useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { type SecondLook as SpotCheck, secondLooksDocument } from '../../generated/spot-check.ts';
import { Download } from '../../ui/download/lazy-download-button.tsx';
import { withoutEmpty } from '../../ui/download/without-empty.ts';
import { useDelayed } from '../../ui/hooks.ts';
import { useRows } from '../../ui/list-page/use-rows.ts';
import { listTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import { readCut, writeCut } from './links.ts';
import styles from './list.module.css';
import { FilterChips, Pager } from './list-parts.tsx';
import { spotChecksTexts } from './spot-check-texts.ts';
import { qualityTexts } from './texts.ts';

const names = Object.keys(spotCheckLists) as ListName[];
/** Permission needed to show each list; the API decides which rows it has. */
const own: Partial<Record<ListName, Permission>> = { TO_DO: 'lookAgain', ABOUT_ME: 'readOwnQuality' };

const spotChecks = listOf('spotChecks', secondLooksDocument, (data) => data.secondLooks);

/** The lists of spot checks; list and filter are in the URL. */
export function SpotCheckList() {
  const t = useT();
  const [params] = useSearchParams();
  const may = useHasPermission();
  const shown = names.filter((name) => may(own[name] ?? 'readQuality'));
  const given = readFilters(spotCheckFilters, (name) => params.get(name));
  const list = shown.find((name) => name === given.list) ?? shown[0] ?? 'TO_DO';
  const { state = null, outcome = null } = given;
  const cut = readCut(params);
  const after = params.get('after');
  const { days, reviewer, province, kind } = cut;
  const { query, page } = useRows(
    spotChecks,
    { list, state, outcome, filter: { days, reviewer, province, kind }, after },
    { everySeconds: 60 },
  );
  const showSkeleton = useDelayed(query.isLoading);
  const empty = list === 'TO_DO' || list === 'ABOUT_ME' ? list : 'other';
  return (
    <div className={styles.list}>
      <div className={styles.head}>
        <h1>{t(spotChecksTexts.title)}</h1>
        <nav aria-label={t(spotChecksTexts.lists)} className={styles.tabs}>
          {shown.map((name) => (
            <Link
              key={name}
              to={`/spot-checks?${writeCut({ list: name, ...(days === undefined ? {} : { days }) })}`}
              aria-current={name === list ? 'page' : undefined}
            >
              {t(spotChecksTexts[name])}
            </Link>
          ))}
        </nav>
        {list === 'ENDED' ? <Outcomes outcome={outcome} /> : null}
        <FilterChips
          cut={cut}
          more={[
            ...(state === null ? [] : [{ name: 'state', label: t(spotCheckStates[state]) }]),
            ...(outcome === null || list === 'ENDED'
              ? []
              : [{ name: 'outcome', label: t(spotCheckOutcomes[outcome]) }]),
          ]}
        />
        <span className={styles.faint}>{t(spotChecksTexts.lead)}</span>
        <Download list="secondLooks" filter={withoutEmpty({ list, state, outcome, days, reviewer, province, kind })} />
      </div>
      <div className={styles.scroll}>
        {query.error && page === undefined ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : page === undefined ? (
          showSkeleton ? (
            <Skeleton label={t(listTexts.loading)} />
          ) : null
        ) : page.data.length === 0 ? (
          <Empty title={t(spotChecksTexts.empty[empty])} hint={t(spotChecksTexts.emptyHint[empty])} />
        ) : (
          <ul className={styles.looks} aria-label={t(spotChecksTexts[list])}>
            {page.data.map((one) => (
              <SpotCheckRow key={one.id} spotCheck={one} />
            ))}
          </ul>
        )}
      </div>
      <Pager page={page} summary={spotChecksTexts.total} />
    </div>
  );
}

const ANY = 'ANY';
type Wanted = NonNullable<SpotCheck['outcome']> | typeof ANY;

/** Filters finished spot checks by outcome. */
function Outcomes({ outcome }: { outcome: SpotCheck['outcome'] }) {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const choose = (next: Wanted) => {
    const kept = new URLSearchParams(params);
    for (const name of ['outcome', 'state', 'after']) kept.delete(name);
    if (next !== ANY) kept.set('outcome', next);
    setParams(kept);
  };
  return (
    <Segmented<Wanted>
      size="small"
      aria-label={t(spotChecksTexts.outcome)}
      value={outcome ?? ANY}
      onChange={choose}
      options={[
        { value: ANY, label: t(qualityTexts.all) },
        ...Object.entries(spotCheckOutcomes).map(([value, label]) => ({
          value: value as Wanted,
          label: t(label),
        })),
      ]}
    />
  );
}

function SpotCheckRow({ spotCheck }: { spotCheck: SpotCheck }) {
  const t = useT();
  const done = spotCheck.outcome !== null;
  const facts = [
    spotCheck.stageLabel,
    spotCheck.eventLabel,
    spotCheck.kindLabel,
    spotCheck.provinceName,
    t(spotChecksTexts.items, { n: spotCheck.itemCount }),
    `${t(spotChecksTexts.decidedAt)} ${fullTime(spotCheck.decidedAt)}`,
    spotCheck.decidedByName === null ? null : `${t(spotChecksTexts.decidedBy)} ${spotCheck.decidedByName}`,
    spotCheck.state === 'OPEN' ? `${t(spotChecksTexts.due)} ${fullTime(spotCheck.dueAt)}` : null,
    done && spotCheck.lookerName !== null ? `${t(spotChecksTexts.looker)} ${spotCheck.lookerName}` : null,
    spotCheck.state === 'OPEN' && spotCheck.lookerName !== null && !spotCheck.mine
      ? t(spotChecksTexts.takenBy, { name: spotCheck.lookerName })
      : null,
    t(spotCheck.pushed ? spotChecksTexts.pushed : spotChecksTexts.notPushed),
  ];
  return (
    <li aria-label={spotCheck.orderNumber}>
      <div>
        <p className={styles.line}>
          <b>{spotCheck.orderNumber}</b>
          <span className={styles.outcome} data-outcome={spotCheck.outcome ?? spotCheck.state}>
            {spotCheck.outcomeLabel ?? spotCheck.stateLabel}
          </span>
          {spotCheck.otherwise === null ? null : (
            <span>
              {spotCheck.otherwise === 0
                ? t(spotChecksTexts.allAlike)
                : t(spotChecksTexts.otherwise, { n: spotCheck.otherwise })}
            </span>
          )}
        </p>
        <p className={styles.facts}>
          {facts
            .filter((one) => one !== null)
            .map((one) => (
              <span key={one}>{one}</span>
            ))}
        </p>
      </div>
      <Link className={styles.go} to={`/spot-checks/${encodeURIComponent(spotCheck.id)}`}>
        {t(spotCheck.mayTake ? spotChecksTexts.start : spotChecksTexts.open)}
      </Link>
    </li>
  );
}
