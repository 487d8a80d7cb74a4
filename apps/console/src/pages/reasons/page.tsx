import { rulePath } from '@beian/domain/errors';
import { qualityPeriods } from '@beian/domain/quality';
import { type ReasonCode, reasonRow } from '@beian/domain/reasons';
import { textLengths } from '@beian/domain/text';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useSearchParams } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { shellTexts } from '../../app/shell/texts.ts';
import { useDelayed } from '../../ui/hooks.ts';
import { commonTexts } from '../../ui/texts.ts';
import { type ReasonUses, reasonUsesDocument } from './documents.ts';
import { codesOfGroup, findReasons, isFromBureau, kindsOf, placesOf, reasonGroups } from './library.ts';
import styles from './reasons.module.css';
import { reasonLibraryTexts } from './texts.ts';

const [month, quarter] = qualityPeriods;

/** 理由库: every reason for a return or rejection, what applicants are told, where it fits, and how often it was given. The search is in the URL. */
export function ReasonsPage() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const typed = params.get('search') ?? '';
  const query = useQuery({
    queryKey: ['reasonUses'],
    queryFn: ({ signal }) => request(reasonUsesDocument, { month, quarter }, signal),
  });
  const showSkeleton = useDelayed(query.isLoading);
  const search = (text: string) => setParams(text === '' ? {} : { search: text }, { replace: true });
  const found = findReasons(typed);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1>{t(shellTexts.reasons)}</h1>
          <p className={styles.faint}>{t(reasonLibraryTexts.lead)}</p>
        </div>
        <Input
          type="search"
          className={styles.find}
          allowClear
          maxLength={textLengths.search}
          aria-label={t(reasonLibraryTexts.find)}
          placeholder={t(reasonLibraryTexts.find)}
          value={typed}
          onChange={(event) => search(event.target.value)}
        />
      </header>
      {query.error && query.data === undefined ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        showSkeleton ? (
          <Skeleton label={t(reasonLibraryTexts.loading)} rows={12} />
        ) : null
      ) : found.length === 0 ? (
        <Empty title={t(reasonLibraryTexts.empty)} hint={t(reasonLibraryTexts.emptyHint)}>
          <Button onClick={() => search('')}>{t(reasonLibraryTexts.clear)}</Button>
        </Empty>
      ) : (
        <>
          <p className={styles.faint} role="status">
            {t(reasonLibraryTexts.total, { n: found.length })}
          </p>
          {reasonGroups.map((group) => {
            const codes = codesOfGroup(group, found);
            return codes.length === 0 ? null : (
              <Group key={group} label={t(reasonLibraryTexts.group[group])} codes={codes} uses={query.data} />
            );
          })}
        </>
      )}
    </div>
  );
}

interface GroupProps {
  readonly label: string;
  readonly codes: readonly ReasonCode[];
  readonly uses: ReasonUses;
}

function Group({ label, codes, uses }: GroupProps) {
  const t = useT();
  return (
    <section className={styles.card} aria-label={label}>
      <h2>{label}</h2>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col" className={styles.code}>
              {t(reasonLibraryTexts.code)}
            </th>
            <th scope="col">{t(reasonLibraryTexts.reason)}</th>
            <th scope="col">{t(reasonLibraryTexts.advice)}</th>
            <th scope="col">{t(reasonLibraryTexts.appliesTo)}</th>
            <th scope="col" className={styles.source}>
              {t(reasonLibraryTexts.source)}
            </th>
            <th scope="col" className={styles.figure}>
              {t(reasonLibraryTexts.month)}
            </th>
            <th scope="col" className={styles.figure}>
              {t(reasonLibraryTexts.quarter)}
            </th>
          </tr>
        </thead>
        <tbody>
          {codes.map((code) => (
            <Row key={code} code={code} uses={uses} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ code, uses }: { code: ReasonCode; uses: ReasonUses }) {
  const t = useT();
  const language = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  const { label, advice } = reasonRow(code);
  const kinds = kindsOf(code, language);
  const figure = (name: 'month' | 'quarter') => {
    const use = uses[name].find((one) => one.code === code);
    return use === undefined ? (
      <span className={styles.faint}>{t(reasonLibraryTexts.unused)}</span>
    ) : (
      <>
        {t(reasonLibraryTexts.uses, { n: use.uses })}
        <span className={styles.second}>{t(reasonLibraryTexts.reviewers, { n: use.reviewers })}</span>
      </>
    );
  };
  return (
    <tr data-reason={code}>
      <th scope="row" className={styles.mono}>
        {code}
      </th>
      <td>
        <b>{t(label)}</b>
        <span className={styles.second} lang={other === 'zh' ? 'zh-CN' : 'en'}>
          {label[other]}
        </span>
      </td>
      <td data-label={t(reasonLibraryTexts.advice)}>
        {t(advice)}
        <span className={styles.second} lang={other === 'zh' ? 'zh-CN' : 'en'}>
          {advice[other]}
        </span>
      </td>
      <td data-label={t(reasonLibraryTexts.appliesTo)}>
        {placesOf(code, language, t).join(t(commonTexts.and))}
        <span className={styles.second}>
          {kinds === null ? t(reasonLibraryTexts.allKinds) : kinds.join(t(commonTexts.and))} ·{' '}
          {t(reasonLibraryTexts.allProvinces)}
        </span>
      </td>
      <td data-label={t(reasonLibraryTexts.source)}>
        <a href={rulePath(code)} target="_blank" rel="noreferrer">
          {t(isFromBureau(code) ? reasonLibraryTexts.fromBureau : reasonLibraryTexts.fromReview)}
        </a>
      </td>
      <td data-label={t(reasonLibraryTexts.month)}>{figure('month')}</td>
      <td data-label={t(reasonLibraryTexts.quarter)}>{figure('quarter')}</td>
    </tr>
  );
}
