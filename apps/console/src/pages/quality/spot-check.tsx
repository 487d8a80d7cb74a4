import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Flex } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Empty, Loaded } from '../../app/shell/states.tsx';
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
import type { VariablesOf } from '../../graphql.ts';
import type { Item } from '../../order/documents.ts';
import { reasonText, useSend } from '../../ui/form/use-send.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { clockTime, fullTime } from '../../ui/time.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { asEvidenceItem, asItem, type OwnVerdict, verdictsDiffer } from './own-verdict.ts';
import styles from './spot-check.module.css';
import { SpotCheckItems } from './spot-check-items.tsx';
import { SpotCheckResult } from './spot-check-result.tsx';
import { spotChecksTexts, spotCheckTexts } from './spot-check-texts.ts';

const spotCheckOf = (id: string) => queryOf(['spotCheck'], secondLookDocument, { id });

/** One spot check: blind until the own verdicts on all items are submitted, then both verdicts side by side. */
export function SpotCheckPage() {
  const { id = '' } = useParams();
  const query = useQuery({
    ...spotCheckOf(id),
    // Opening a spot check is an audit row, so there is no refetch in the background.
    refetchOnWindowFocus: false,
  });
  return (
    <Loaded query={query}>
      {(opened) =>
        opened === null ? (
          <Empty title={t(spotCheckTexts.notFound)}>
            <Link to="/spot-checks">{t(spotCheckTexts.back)}</Link>
          </Empty>
        ) : (
          <Opened key={opened.id} spotCheck={opened} />
        )
      }
    </Loaded>
  );
}

type Verdicts = VariablesOf<typeof giveSecondLookDocument>['verdicts'];

/** What is sent: each item with its verdict, and the note with the first reason. */
const verdictsOf = (items: OpenedSpotCheck['items'], ownVerdicts: Readonly<Record<string, OwnVerdict>>): Verdicts =>
  items.map(({ key, hash }) => {
    const { verdict, reasons, note } = ownVerdicts[key] as OwnVerdict;
    const advised = reasons.map((code, nth) => ({ code, advice: (nth === 0 && note.trim()) || null }));
    return { item: key, hash, verdict, reasons: verdict === 'pass' ? [] : advised };
  });

/** Items with different verdicts come first, once both may be shown. */
const inSequence = (spotCheck: OpenedSpotCheck): OpenedSpotCheck => ({
  ...spotCheck,
  items: [...spotCheck.items].sort((a, b) => Number(verdictsDiffer(b)) - Number(verdictsDiffer(a))),
});

function Opened({ spotCheck: given }: { spotCheck: OpenedSpotCheck }) {
  const spotCheck = inSequence(given);
  const { queryKey } = spotCheckOf(given.id);
  const client = useQueryClient();
  const { message } = App.useApp();
  const [ownVerdicts, setOwnVerdicts] = useState<Readonly<Record<string, OwnVerdict>>>({});
  const items = spotCheck.items.map(asItem);
  const compares = spotCheck.items.some(({ registered }) => registered !== null);
  const verdictOf = ({ key }: Pick<Item, 'key'>) => ownVerdicts[key]?.verdict ?? null;
  const itemCursor = useItemCursor({
    items,
    verdictOf,
    state: spotCheck.state,
    isAsking: false,
    start: undefined,
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
  const step = useSend(
    {
      /** null: takes the spot check. */
      send: (verdicts: Verdicts | null, key) =>
        verdicts === null
          ? send(takeSecondLookDocument, { id: spotCheck.id, key })
          : send(giveSecondLookDocument, { id: spotCheck.id, verdicts, key }),
      onDone: (answer, verdicts) => {
        client.setQueryData(queryKey, answer);
        if (verdicts === null) return;
        void message.success(t(spotCheckTexts.given, { outcome: answer.outcomeLabel ?? '' }));
        void client.invalidateQueries({ queryKey: ['spotChecks'] });
      },
    },
    {
      onRefused: ({ reasons }) => {
        void message.warning(reasons.map((one) => reasonText(one)).join(' · '), 6);
        void client.invalidateQueries({ queryKey });
      },
      onFault: () => void message.error(t(spotCheckTexts.failed)),
    },
  );
  return (
    <div className={styles.page}>
      <Flex component="header" justify="space-between" align="baseline" wrap gap="4px 16px">
        <div>
          <h1>{t(spotCheckTexts.heading, { number: spotCheck.orderNumber })}</h1>
          <Faint>
            {[
              spotCheck.stageLabel,
              spotCheck.kindLabel,
              spotCheck.provinceName,
              `${t(spotChecksTexts.decidedAt)} ${fullTime(spotCheck.decidedAt)}`,
              t(spotCheck.pushed ? spotChecksTexts.pushed : spotChecksTexts.notPushed),
              ...(spotCheck.state === 'OPEN' ? [`${t(spotChecksTexts.due)} ${fullTime(spotCheck.dueAt)}`] : []),
            ].join(' · ')}
          </Faint>
        </div>
        <Link to="/spot-checks">{t(spotCheckTexts.back)}</Link>
      </Flex>
      <SpotCheckState spotCheck={spotCheck} busy={step.isPending} onTake={() => step.mutate(null)} />
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
          onSubmit={() => step.mutate(verdictsOf(spotCheck.items, ownVerdicts))}
        />
      ) : null}
    </div>
  );
}

interface SpotCheckStateProps {
  readonly spotCheck: OpenedSpotCheck;
  readonly busy: boolean;
  readonly onTake: () => void;
}

function SpotCheckState({ spotCheck, busy, onTake }: SpotCheckStateProps) {
  const { state, mine, mayTake, heldUntil, dueAt, whyNot } = spotCheck;
  if (state === 'DONE') return <SpotCheckResult spotCheck={spotCheck} />;
  if (state === 'LAPSED') return <Alert banner type="info" role="note" message={t(spotCheckTexts.lapsed)} />;
  return (
    <Alert
      banner
      type="info"
      role="note"
      message={t(mine ? spotCheckTexts.blind : spotCheckTexts.takeFirst)}
      action={
        mine ? (
          <Faint>{t(spotCheckTexts.heldUntil, { time: clockTime(heldUntil ?? dueAt) })}</Faint>
        ) : mayTake ? (
          <Button type="primary" loading={busy} onClick={onTake}>
            {t(spotChecksTexts.start)}
          </Button>
        ) : (
          <Faint>{whyNot.join(' · ')}</Faint>
        )
      }
    />
  );
}

interface SubmitVerdictsProps {
  readonly spotCheck: OpenedSpotCheck;
  readonly ownVerdicts: Readonly<Record<string, OwnVerdict>>;
  readonly busy: boolean;
  readonly onSubmit: () => void;
}

function SubmitVerdicts({ spotCheck, ownVerdicts, busy, onSubmit }: SubmitVerdictsProps) {
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
    <Flex component="footer" justify="end" align="center" wrap gap="4px 16px">
      <span role="status">{left}</span>
      <Faint>{t(spotCheckTexts.giveSays)}</Faint>
      <Button type="primary" disabled={without + bare > 0} loading={busy} onClick={onSubmit}>
        {t(spotCheckTexts.give)}
      </Button>
    </Flex>
  );
}
