import '../i18n/quality-words.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useDelayed } from '../common/hooks.ts';
import { newKey } from '../common/new-key.ts';
import { clockTime, fullTime } from '../common/time.ts';
import { useKeys } from '../common/use-keys.ts';
import { Evidence } from '../order/desk/evidence.tsx';
import { keysOf, useViewer } from '../order/desk/use-viewer.ts';
import { request } from '../providers/client.ts';
import { useLanguage, useT } from '../providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../shell/states.tsx';
import styles from './look.module.css';
import {
  giveSecondLookDocument,
  type OpenedLook,
  secondLookDocument,
  takeSecondLookDocument,
} from './look-documents.ts';
import { LookItems } from './look-items.tsx';
import { LookResult } from './look-result.tsx';
import { asItem, asPicture, differs, type Said } from './own-word.ts';

type Refusal = { readonly reasons: readonly { readonly message: string; readonly suggestion: string | null }[] };
const sentence = ({ reasons }: Refusal) =>
  [...new Set(reasons.map((one) => [one.message, one.suggestion].filter(Boolean).join(' – ')))].join(' · ');

/** One second look: blind until the own word is given on every item, then both words side by side. */
export function SecondLookPage() {
  const t = useT();
  const { id = '' } = useParams();
  const queryKey = ['secondLook', id, useLanguage()];
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await request(secondLookDocument, { id }, signal)).secondLook,
    // Opening what one has taken is a line in the audit.
    refetchOnWindowFocus: false,
  });
  const late = useDelayed(query.isLoading);
  if (query.error && query.data === undefined)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return late ? <Skeleton label={t('look.loading')} /> : null;
  if (query.data === null)
    return (
      <Empty title={t('look.notFound')}>
        <Link to="/second-looks">{t('look.back')}</Link>
      </Empty>
    );
  return <Opened key={query.data.id} look={query.data} queryKey={queryKey} />;
}

/** What was judged otherwise stands first, once it may be told. */
const inSequence = (look: OpenedLook): OpenedLook => ({
  ...look,
  items: [...look.items].sort((a, b) => Number(differs(b)) - Number(differs(a))),
});

function Opened({ look: given, queryKey }: { look: OpenedLook; queryKey: readonly string[] }) {
  const look = inSequence(given);
  const t = useT();
  const client = useQueryClient();
  const { message } = App.useApp();
  const key = useRef(newKey());
  const [said, setSaid] = useState<Readonly<Record<string, Said>>>({});
  const [cursor, setCursor] = useState<string>();
  const items = look.items.map(asItem);
  const focused = items.find((one) => one.key === cursor) ?? items[0];
  const judged = new Set(look.items.map(({ material }) => material?.id));
  const viewer = useViewer(
    [...items, ...look.pictures.filter(({ id }) => !judged.has(id)).map(asPicture)],
    focused,
    false,
  );
  const say = (item: string, word: Partial<Said>) => {
    setCursor(item);
    setSaid((before) => ({ ...before, [item]: { verdict: 'pass', reasons: [], note: '', ...before[item], ...word } }));
  };
  /** The item that was judged last, until the reader goes anywhere else: straight after it, up is back to it. */
  const judgedLast = useRef<string | undefined>(undefined);
  const go = (by: 1 | -1) => {
    const from = by === -1 ? judgedLast.current : undefined;
    judgedLast.current = undefined;
    const at = look.items.findIndex((one) => one.key === focused?.key);
    const next =
      look.items.find((one) => one.key === from) ?? look.items[Math.min(Math.max(0, at + by), look.items.length - 1)];
    if (next === undefined) return;
    setCursor(next.key);
    document.querySelector(`[data-item="${CSS.escape(next.key)}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const judge = (verdict: Said['verdict']) => {
    if (!look.mine || focused === undefined) return;
    say(focused.key, { verdict });
    if (verdict !== 'pass') return;
    go(1);
    judgedLast.current = focused.key;
  };
  useKeys({
    ...keysOf(viewer),
    'desk.down': () => go(1),
    'desk.up': () => go(-1),
    'desk.pass': () => judge('pass'),
    'desk.return': () => judge('return'),
  });
  const step = useMutation({
    mutationFn: async (what: 'take' | 'give') => {
      if (what === 'take')
        return (await request(takeSecondLookDocument, { id: look.id, key: key.current })).takeSecondLook;
      const verdicts = look.items.map((item) => {
        const { verdict, reasons, note } = said[item.key] as Said;
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
      return (await request(giveSecondLookDocument, { id: look.id, verdicts, key: key.current })).giveSecondLook;
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
        // Told from the top, with what was judged otherwise first.
        setCursor(undefined);
        void message.success(t('look.given', { outcome: answer.outcomeLabel ?? '' }));
        void client.invalidateQueries({ queryKey: ['secondLooks'] });
      }
    },
    onError: () => message.error(t('look.failed')),
  });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1>{t('look.heading', { number: look.orderNumber })}</h1>
          <p className={styles.faint}>
            {[
              look.stageLabel,
              look.kindLabel,
              look.provinceName,
              `${t('looks.decidedAt')} ${fullTime(look.decidedAt)}`,
              t(look.pushed ? 'looks.pushed' : 'looks.notPushed'),
              look.state === 'OPEN' ? `${t('looks.due')} ${fullTime(look.dueAt)}` : null,
            ]
              .filter((one) => one !== null)
              .join(' · ')}
          </p>
        </div>
        <Link to="/second-looks">{t('look.back')}</Link>
      </header>
      {look.state === 'DONE' ? <LookResult look={look} /> : null}
      {look.state === 'LAPSED' ? <p className={styles.note}>{t('look.lapsed')}</p> : null}
      {look.state === 'OPEN' ? (
        <p className={styles.note}>
          <span>{t(look.mine ? 'look.blind' : 'look.takeFirst')}</span>
          {look.mine ? (
            <span className={styles.faint}>
              {t('look.heldUntil', { time: clockTime(look.heldUntil ?? look.dueAt) })}
            </span>
          ) : look.mayTake ? (
            <Button type="primary" loading={step.isPending} onClick={() => step.mutate('take')}>
              {t('looks.start')}
            </Button>
          ) : (
            <span className={styles.faint}>{look.whyNot.join(' · ')}</span>
          )}
        </p>
      ) : null}
      <div className={styles.columns}>
        <LookItems
          key={look.state}
          look={look}
          items={items}
          focused={focused?.key}
          said={said}
          onSay={say}
          onFocus={setCursor}
        />
        <Evidence
          viewer={viewer}
          items={items}
          focused={focused}
          verdictOf={(item) => said[item.key]?.verdict ?? null}
        />
      </div>
      {look.mine ? <Give look={look} said={said} busy={step.isPending} onGive={() => step.mutate('give')} /> : null}
    </div>
  );
}

interface GiveProps {
  readonly look: OpenedLook;
  readonly said: Readonly<Record<string, Said>>;
  readonly busy: boolean;
  readonly onGive: () => void;
}

/** What is left to say, and the button that ends it. */
function Give({ look, said, busy, onGive }: GiveProps) {
  const t = useT();
  const without = look.items.filter(({ key }) => said[key] === undefined).length;
  const bare = look.items.filter(({ key }) => said[key]?.verdict === 'return' && said[key].reasons.length === 0).length;
  const left =
    without > 0
      ? t('look.left', { n: without })
      : bare > 0
        ? t('look.leftReason', { n: bare })
        : t('look.ready', { n: look.items.length });
  return (
    <footer className={styles.bar}>
      <span role="status">{left}</span>
      <span className={styles.faint}>{t('look.giveSays')}</span>
      <Button type="primary" disabled={without + bare > 0} loading={busy} onClick={onGive}>
        {t('look.give')}
      </Button>
    </footer>
  );
}
