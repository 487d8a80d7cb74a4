import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { request, send } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { useReplacement } from '../../desk/items/replacement.tsx';
import { useItemCursor } from '../../desk/items/use-item-cursor.ts';
import { Evidence } from '../../desk/stage/evidence.tsx';
import { keysOf, useViewer } from '../../desk/stage/use-viewer.ts';
import {
  giveSecondLookDocument,
  type OpenedSecondLook as OpenedSpotCheck,
  secondLookDocument,
  takeSecondLookDocument,
} from '../../generated/spot-check.ts';
import type { Item } from '../../order/documents.ts';
import { useDelayed } from '../../ui/hooks.ts';
import { newKey } from '../../ui/new-key.ts';
import { clockTime, fullTime } from '../../ui/time.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { asEvidenceItem, asItem, type OwnVerdict, verdictsDiffer } from './own-verdict.ts';
import styles from './spot-check.module.css';
import { SpotCheckItems } from './spot-check-items.tsx';
import { SpotCheckResult } from './spot-check-result.tsx';
import { spotChecksTexts, spotCheckTexts } from './spot-check-texts.ts';

type Refusal = { readonly reasons: readonly { readonly message: string; readonly suggestion: string | null }[] };
const sentence = ({ reasons }: Refusal) =>
  [...new Set(reasons.map((one) => [one.message, one.suggestion].filter(Boolean).join(' – ')))].join(' · ');

/** One spot check: blind until the own verdicts on all items are submitted, then both verdicts side by side. */
export function SpotCheckPage() {
  const t = useT();
  const { id = '' } = useParams();
  const queryKey = ['spotCheck', id, useLanguage()];
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await request(secondLookDocument, { id }, signal)).secondLook,
    // Opening a spot check is an audit row, so there is no refetch in the background.
    refetchOnWindowFocus: false,
  });
  const showSkeleton = useDelayed(query.isLoading);
  if (query.error && query.data === undefined)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return showSkeleton ? <Skeleton label={t(spotCheckTexts.loading)} /> : null;
  if (query.data === null)
    return (
      <Empty title={t(spotCheckTexts.notFound)}>
        <Link to="/spot-checks">{t(spotCheckTexts.back)}</Link>
      </Empty>
    );
  return <Opened key={query.data.id} spotCheck={query.data} queryKey={queryKey} />;
}

/** Items with different verdicts come first, once both may be shown. */
const inSequence = (spotCheck: OpenedSpotCheck): OpenedSpotCheck => ({
  ...spotCheck,
  items: [...spotCheck.items].sort((a, b) => Number(verdictsDiffer(b)) - Number(verdictsDiffer(a))),
});

function Opened({ spotCheck: given, queryKey }: { spotCheck: OpenedSpotCheck; queryKey: readonly string[] }) {
  const spotCheck = inSequence(given);
  const t = useT();
  const client = useQueryClient();
  const { message } = App.useApp();
  const key = useRef(newKey());
  const [ownVerdicts, setOwnVerdicts] = useState<Readonly<Record<string, OwnVerdict>>>({});
  const items = spotCheck.items.map(asItem);
  const compares = spotCheck.items.some(({ registered }) => registered !== null);
  const verdictOf = ({ key }: Pick<Item, 'key'>) => ownVerdicts[key]?.verdict ?? null;
  const itemCursor = useItemCursor({
    ...{ items, verdictOf, state: spotCheck.state, isAsking: false, start: undefined },
    layout: { groups: [{ name: '', items }], unchanged: [] },
  });
  const { focused } = itemCursor;
  const judged = new Set(spotCheck.items.map(({ material }) => material?.id));
  const viewer = useViewer(
    [...items, ...spotCheck.pictures.filter(({ id }) => !judged.has(id)).map(asEvidenceItem)],
    focused,
    null,
  );
  const setVerdict = (item: string, word: Partial<OwnVerdict>) => {
    itemCursor.setCursor(item);
    setOwnVerdicts((before) => ({
      ...before,
      [item]: { verdict: 'pass', reasons: [], note: '', ...before[item], ...word },
    }));
  };
  const replacing = useReplacement(focused, verdictOf);
  const judge = (verdict: OwnVerdict['verdict']) => {
    if (!spotCheck.mine || focused === undefined || replacing.asks(verdict)) return;
    setVerdict(focused.key, { verdict });
    if (verdict === 'pass') itemCursor.next();
  };
  useKeys({
    ...keysOf(viewer),
    'desk.down': () => itemCursor.move(1),
    'desk.up': () => itemCursor.move(-1),
    'desk.pass': () => judge('pass'),
    'desk.return': () => judge('return'),
  });
  const step = useMutation({
    mutationFn: async (what: 'take' | 'give') => {
      if (what === 'take') return send(takeSecondLookDocument, { id: spotCheck.id, key: key.current });
      const verdicts = spotCheck.items.map((item) => {
        const { verdict, reasons, note } = ownVerdicts[item.key] as OwnVerdict;
        const [first, ...others] = reasons;
        return {
          item: item.key,
          hash: item.hash,
          verdict,
          reasons:
            verdict === 'pass' || first === undefined
              ? []
              : [{ code: first, advice: note.trim() || null }, ...others.map((code) => ({ code, advice: null }))],
        };
      });
      return send(giveSecondLookDocument, { id: spotCheck.id, verdicts, key: key.current });
    },
    onSuccess: (answer, what) => {
      key.current = newKey();
      if (answer.__typename === 'ActionRefused') {
        void message.warning(sentence(answer), 6);
        void client.invalidateQueries({ queryKey });
        return;
      }
      client.setQueryData(queryKey, answer);
      if (what === 'give') {
        void message.success(t(spotCheckTexts.given, { outcome: answer.outcomeLabel ?? '' }));
        void client.invalidateQueries({ queryKey: ['spotChecks'] });
      }
    },
    onError: () => message.error(t(spotCheckTexts.failed)),
  });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1>{t(spotCheckTexts.heading, { number: spotCheck.orderNumber })}</h1>
          <p className={styles.faint}>
            {[
              spotCheck.stageLabel,
              spotCheck.kindLabel,
              spotCheck.provinceName,
              `${t(spotChecksTexts.decidedAt)} ${fullTime(spotCheck.decidedAt)}`,
              t(spotCheck.pushed ? spotChecksTexts.pushed : spotChecksTexts.notPushed),
              spotCheck.state === 'OPEN' ? `${t(spotChecksTexts.due)} ${fullTime(spotCheck.dueAt)}` : null,
            ]
              .filter((one) => one !== null)
              .join(' · ')}
          </p>
        </div>
        <Link to="/spot-checks">{t(spotCheckTexts.back)}</Link>
      </header>
      {spotCheck.state === 'DONE' ? <SpotCheckResult spotCheck={spotCheck} /> : null}
      {spotCheck.state === 'LAPSED' ? <p className={styles.note}>{t(spotCheckTexts.lapsed)}</p> : null}
      {spotCheck.state === 'OPEN' ? (
        <p className={styles.note}>
          <span>{t(spotCheck.mine ? spotCheckTexts.blind : spotCheckTexts.takeFirst)}</span>
          {spotCheck.mine ? (
            <span className={styles.faint}>
              {t(spotCheckTexts.heldUntil, { time: clockTime(spotCheck.heldUntil ?? spotCheck.dueAt) })}
            </span>
          ) : spotCheck.mayTake ? (
            <Button type="primary" loading={step.isPending} onClick={() => step.mutate('take')}>
              {t(spotChecksTexts.start)}
            </Button>
          ) : (
            <span className={styles.faint}>{spotCheck.whyNot.join(' · ')}</span>
          )}
        </p>
      ) : null}
      <div className={styles.columns}>
        <SpotCheckItems
          key={spotCheck.state}
          spotCheck={spotCheck}
          items={items}
          compares={compares}
          focused={focused?.key}
          ownVerdicts={ownVerdicts}
          replacement={replacing.verdict}
          onVerdict={setVerdict}
          onFocus={itemCursor.setCursor}
        />
        <Evidence viewer={viewer} compares={compares} items={items} focused={focused} verdictOf={verdictOf} />
      </div>
      {spotCheck.mine ? (
        <SubmitVerdicts
          spotCheck={spotCheck}
          ownVerdicts={ownVerdicts}
          busy={step.isPending}
          onSubmit={() => step.mutate('give')}
        />
      ) : null}
    </div>
  );
}

interface SubmitVerdictsProps {
  readonly spotCheck: OpenedSpotCheck;
  readonly ownVerdicts: Readonly<Record<string, OwnVerdict>>;
  readonly busy: boolean;
  readonly onSubmit: () => void;
}

/** The remaining input, and the button that submits the verdicts. */
function SubmitVerdicts({ spotCheck, ownVerdicts, busy, onSubmit }: SubmitVerdictsProps) {
  const t = useT();
  const without = spotCheck.items.filter(({ key }) => ownVerdicts[key] === undefined).length;
  const bare = spotCheck.items.filter(
    ({ key }) => ownVerdicts[key]?.verdict === 'return' && ownVerdicts[key].reasons.length === 0,
  ).length;
  const left =
    without > 0
      ? t(spotCheckTexts.left, { n: without })
      : bare > 0
        ? t(spotCheckTexts.leftReason, { n: bare })
        : t(spotCheckTexts.ready, { n: spotCheck.items.length });
  return (
    <footer className={styles.bar}>
      <span role="status">{left}</span>
      <span className={styles.faint}>{t(spotCheckTexts.giveSays)}</span>
      <Button type="primary" disabled={without + bare > 0} loading={busy} onClick={onSubmit}>
        {t(spotCheckTexts.give)}
      </Button>
    </footer>
  );
}
