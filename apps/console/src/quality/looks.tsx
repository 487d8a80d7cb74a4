import '../i18n/quality-words.ts';
import {
  type SecondLookList as ListName,
  type Permission,
  secondLookLists,
  secondLookOutcomes,
  secondLookStates,
} from '@beian/domain';
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useDelayed, useEvery } from '../common/hooks.ts';
import { fullTime } from '../common/time.ts';
import { useMay } from '../common/use-may.ts';
import { given } from '../download/given.ts';
import { Download } from '../download/later.tsx';
import { request } from '../providers/client.ts';
import { type Key, useLanguage, useT } from '../providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../shell/states.tsx';
import { readCut, writeCut } from './links.ts';
import styles from './list.module.css';
import { FilterChips, Pager } from './list-parts.tsx';
import { type SecondLook, secondLooksDocument } from './look-documents.ts';

const names = Object.keys(secondLookLists) as ListName[];
/** For whom each list is drawn; which rows there are is the API's to say. */
const own: Partial<Record<ListName, Permission>> = { TO_DO: 'lookAgain', ABOUT_ME: 'readOwnQuality' };

/** The lists of second looks; which one, and how it is cut, lives in the URL. */
export function SecondLookList() {
  const t = useT();
  const language = useLanguage();
  const [params] = useSearchParams();
  const may = useMay();
  const shown = names.filter((name) => may(own[name] ?? 'readQuality'));
  const list = shown.find((name) => name === params.get('list')) ?? shown[0] ?? 'TO_DO';
  const cut = readCut(params);
  const outcome = Object.keys(secondLookOutcomes).find((one) => one === params.get('outcome')) as SecondLook['outcome'];
  const state = (Object.keys(secondLookStates).find((one) => one === params.get('state')) ?? null) as
    | SecondLook['state']
    | null;
  const after = params.get('after');
  const { days, reviewer, province, kind } = cut;
  const query = useQuery({
    queryKey: ['secondLooks', list, state, outcome, cut, after, language],
    queryFn: async ({ signal }) =>
      (
        await request(
          secondLooksDocument,
          { list, state, outcome: outcome ?? null, filter: { days, reviewer, province, kind }, after },
          signal,
        )
      ).list,
    placeholderData: (before) => before,
  });
  useEvery(() => void query.refetch(), 60_000);
  const late = useDelayed(query.isLoading);
  const page = query.data;
  const empty = list === 'TO_DO' || list === 'ABOUT_ME' ? list : 'other';
  return (
    <div className={styles.list}>
      <div className={styles.head}>
        <h1>{t('looks.title')}</h1>
        <nav aria-label={t('looks.lists')} className={styles.tabs}>
          {shown.map((name) => (
            <Link
              key={name}
              to={`/second-looks?${writeCut({ list: name, ...(days === undefined ? {} : { days }) })}`}
              aria-current={name === list ? 'page' : undefined}
            >
              {t(`looks.${name}`)}
            </Link>
          ))}
        </nav>
        {list === 'ENDED' ? <Outcomes outcome={outcome ?? null} /> : null}
        <FilterChips
          cut={cut}
          more={[
            ...(state === null ? [] : [{ name: 'state', label: secondLookStates[state][language] }]),
            ...(outcome === undefined || outcome === null || list === 'ENDED'
              ? []
              : [{ name: 'outcome', label: secondLookOutcomes[outcome][language] }]),
          ]}
        />
        <span className={styles.faint}>{t('looks.lead')}</span>
        <Download list="secondLooks" filter={given({ list, state, outcome, days, reviewer, province, kind })} />
      </div>
      <div className={styles.scroll}>
        {query.error && page === undefined ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : page === undefined ? (
          late ? (
            <Skeleton label={t('looks.loading')} />
          ) : null
        ) : page.edges.length === 0 ? (
          <Empty title={t(`looks.empty.${empty}` as Key)} hint={t(`looks.emptyHint.${empty}` as Key)} />
        ) : (
          <ul className={styles.looks} aria-label={t(`looks.${list}`)}>
            {page.edges.map(({ node }) => (
              <Look key={node.id} look={node} />
            ))}
          </ul>
        )}
      </div>
      <Pager page={page} says="looks.total" />
    </div>
  );
}

const ANY = 'ANY';
type Wanted = NonNullable<SecondLook['outcome']> | typeof ANY;

/** Cuts what has ended to one way of coming out. */
function Outcomes({ outcome }: { outcome: SecondLook['outcome'] }) {
  const t = useT();
  const language = useLanguage();
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
      aria-label={t('looks.outcome')}
      value={outcome ?? ANY}
      onChange={choose}
      options={[
        { value: ANY, label: t('quality.all') },
        ...Object.entries(secondLookOutcomes).map(([value, label]) => ({
          value: value as Wanted,
          label: label[language],
        })),
      ]}
    />
  );
}

function Look({ look }: { look: SecondLook }) {
  const t = useT();
  const done = look.outcome !== null;
  const facts = [
    look.stageLabel,
    look.eventLabel,
    look.kindLabel,
    look.provinceName,
    t('looks.items', { n: look.itemCount }),
    `${t('looks.decidedAt')} ${fullTime(look.decidedAt)}`,
    look.decidedByName === null ? null : `${t('looks.decidedBy')} ${look.decidedByName}`,
    look.state === 'OPEN' ? `${t('looks.due')} ${fullTime(look.dueAt)}` : null,
    done && look.lookerName !== null ? `${t('looks.looker')} ${look.lookerName}` : null,
    look.state === 'OPEN' && look.lookerName !== null && !look.mine
      ? t('looks.takenBy', { name: look.lookerName })
      : null,
    t(look.pushed ? 'looks.pushed' : 'looks.notPushed'),
  ];
  return (
    <li aria-label={look.orderNumber}>
      <div>
        <p className={styles.line}>
          <b>{look.orderNumber}</b>
          <span className={styles.outcome} data-outcome={look.outcome ?? look.state}>
            {look.outcomeLabel ?? look.stateLabel}
          </span>
          {look.otherwise === null ? null : (
            <span>{look.otherwise === 0 ? t('looks.allAlike') : t('looks.otherwise', { n: look.otherwise })}</span>
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
      <Link className={styles.go} to={`/second-looks/${encodeURIComponent(look.id)}`}>
        {t(look.mayTake ? 'looks.start' : 'looks.open')}
      </Link>
    </li>
  );
}
