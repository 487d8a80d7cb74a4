import { qualityPeriods } from '@beian/domain/quality';
import { useQuery } from '@tanstack/react-query';
import { Col, Row, Segmented } from 'antd';
import { useSearchParams } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { type Quality, qualityDocument } from '../../generated/quality.ts';
import { useDelayed, useInterval } from '../../ui/hooks.ts';
import { fullTime } from '../../ui/time.ts';
import { Agreements } from './agreements.tsx';
import { Breakdown } from './breakdown.tsx';
import { EscapesByCause } from './escapes-by-cause.tsx';
import { Handling } from './handling.tsx';
import { PassKinds } from './pass-kinds.tsx';
import styles from './quality.module.css';
import { qualityTexts } from './texts.ts';
import { Tiles } from './tiles.tsx';

/** Quality of the desk over a period, which is in the URL; a reviewer sees only their own work. */
export function QualityPage() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const days = qualityPeriods.find((one) => String(one) === params.get('days')) ?? qualityPeriods[0];
  const query = useQuery({
    queryKey: ['quality', days, useLanguage()],
    queryFn: async ({ signal }) => (await request(qualityDocument, { days }, signal)).quality,
  });
  // The worker updates the figures every minute.
  useInterval(() => void query.refetch(), 60_000);
  const showSkeleton = useDelayed(query.isLoading);
  const quality = query.data;
  const change = (next: number) => {
    const kept = new URLSearchParams(params);
    kept.set('days', String(next));
    setParams(kept, { replace: true });
  };
  return (
    <div className={styles.room}>
      <div className={styles.head}>
        <h1>{t(qualityTexts.title)}</h1>
        <Segmented<number>
          size="small"
          aria-label={t(qualityTexts.period)}
          value={days}
          onChange={change}
          options={qualityPeriods.map((value) => ({ value, label: t(qualityTexts.days, { n: value }) }))}
        />
        <span className={styles.faint}>
          {quality === undefined
            ? null
            : quality.countedUntil === null
              ? t(qualityTexts.notCounted)
              : t(qualityTexts.counted, { time: fullTime(quality.countedUntil) })}
          {quality?.handledUntil ? ` · ${t(qualityTexts.handled, { time: fullTime(quality.handledUntil) })}` : null}
          {quality?.all === false ? ` · ${t(qualityTexts.own)}` : null}
        </span>
      </div>
      {query.error && quality === undefined ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : quality === undefined ? (
        showSkeleton ? (
          <Skeleton label={t(qualityTexts.loading)} rows={6} height={112} />
        ) : null
      ) : (
        <Whole quality={quality} />
      )}
    </div>
  );
}

function Whole({ quality }: { quality: Quality }) {
  const t = useT();
  const { figures, all, days } = quality;
  const whole = figures.find(({ dimension }) => dimension === (all ? 'ALL' : 'REVIEWER'));
  if (whole === undefined) return <Empty title={t(qualityTexts.emptyTitle)} hint={t(qualityTexts.emptyHint)} />;
  return (
    <Row gutter={[12, 12]}>
      <Col span={24}>
        <Tiles of={whole} days={days} all={all} open={quality.open} />
      </Col>
      {all ? (
        <Col span={24}>
          <Breakdown figures={figures} days={days} />
        </Col>
      ) : null}
      <Col span={24}>
        <Handling handling={quality.handling} all={all} />
      </Col>
      {all ? (
        <>
          <Col xs={24} xl={14}>
            <Agreements figures={figures.filter(({ dimension }) => dimension === 'ITEM_KIND')} />
          </Col>
          <Col xs={24} xl={10}>
            <PassKinds figures={figures.filter(({ dimension }) => dimension === 'PASS_KIND')} />
          </Col>
          <Col xs={24} xl={14}>
            <EscapesByCause figures={figures} days={days} />
          </Col>
        </>
      ) : null}
    </Row>
  );
}
