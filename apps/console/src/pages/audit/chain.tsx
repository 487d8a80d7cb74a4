import { MAX_COUNTED_LINKS } from '@beian/domain/order';
import { useQuery } from '@tanstack/react-query';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { Failure, Skeleton } from '../../app/shell/states.tsx';
import { auditChainDocument } from '../../generated/audit.ts';
import type { ResultOf } from '../../graphql.ts';
import { useDelayed } from '../../ui/hooks.ts';
import { listTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import styles from './audit.module.css';
import { auditTexts } from './texts.ts';

const number = (n: number) => n.toLocaleString('en');

/** The last verification of the audit and its result. */
function Verified({ last }: { last: ResultOf<typeof auditChainDocument>['auditChain']['verified'] }) {
  const t = useT();
  const how = <dd className={styles.faint}>{t(auditTexts.verify)}</dd>;
  if (last === null)
    return (
      <div>
        <dt>{t(auditTexts.verified)}</dt>
        <dd className={styles.bad}>{t(auditTexts.neverVerified)}</dd>
        {how}
      </div>
    );
  const { at, late, ranBy, head, outside, links, events, faults, firstFault } = last;
  return (
    <div>
      <dt>{t(auditTexts.verified)}</dt>
      <dd className={faults > 0 ? styles.bad : undefined}>
        {faults > 0
          ? t(auditTexts.notWhole, { n: number(faults) })
          : t(auditTexts.whole, { links: number(links), events: number(events) })}
      </dd>
      {firstFault === null ? null : (
        <dd className={styles.fault} lang="en">
          {firstFault}
        </dd>
      )}
      <dd>
        {t(auditTexts.verifiedBy, { at: fullTime(at), who: ranBy })}
        {head === null ? null : <> {t(auditTexts.verifiedTo, { seq: number(head) })}</>}
      </dd>
      {outside ? null : <dd className={styles.warn}>{t(auditTexts.verifiedInside)}</dd>}
      {late ? <dd className={styles.warn}>{t(auditTexts.verifiedLate)}</dd> : null}
      {how}
    </div>
  );
}

/** How far the audit is linked and signed, and when it was last verified. */
export function Chain() {
  const t = useT();
  const query = useQuery({
    queryKey: ['auditChain', useLanguage()],
    queryFn: async () => (await request(auditChainDocument, {})).auditChain,
    refetchInterval: 10_000,
  });
  const showSkeleton = useDelayed(query.isLoading);
  const chain = query.data;
  if (query.error && chain === undefined) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (chain === undefined) return showSkeleton ? <Skeleton label={t(listTexts.loading)} rows={2} /> : null;
  const { links, linkedAt, waiting, head, closed, verified } = chain;
  return (
    <section className={styles.card} aria-label={t(auditTexts.chain)}>
      <dl className={styles.chain}>
        <div>
          <dt>{t(auditTexts.chain)}</dt>
          <dd>
            {t(auditTexts.links, { n: number(links) })}
            {linkedAt === null ? null : <> {t(auditTexts.linkedAt, { at: fullTime(linkedAt) })}</>}
          </dd>
          <dd className={waiting > MAX_COUNTED_LINKS ? styles.bad : styles.faint}>
            {waiting > MAX_COUNTED_LINKS
              ? t(auditTexts.late)
              : waiting === 0
                ? t(auditTexts.noneWaiting)
                : t(auditTexts.waiting, { n: number(waiting) })}
          </dd>
        </div>
        <div>
          <dt>{t(auditTexts.head)}</dt>
          <dd className={head === null ? styles.bad : undefined}>
            {head === null
              ? t(auditTexts.noHead)
              : t(auditTexts.headSays, {
                  seq: number(head.seq),
                  n: number(head.links),
                  at: fullTime(head.at),
                  key: head.key,
                })}
          </dd>
        </div>
        <div>
          <dt>{t(auditTexts.closed)}</dt>
          <dd>
            {closed === null
              ? t(auditTexts.noClosed)
              : t(auditTexts.closedSays, { day: closed.day, n: number(closed.links) })}
          </dd>
        </div>
        <Verified last={verified} />
      </dl>
    </section>
  );
}
