import { materials } from '@beian/domain/filing';
import { Alert, App } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { accessFor } from '../app/providers/access.ts';
import { labelOf, t } from '../app/providers/i18n.ts';
import { Failure, Skeleton } from '../app/shell/states.tsx';
import type { Item, Order, Verdict } from '../order/documents.ts';
import { comparesValues } from '../order/kind/kind.ts';
import type { DeskEvent, EventInputs } from '../order/perform.ts';
import { RectificationPanel } from '../pages/rectification/panel.tsx';
import { NextOffer } from '../queue/next/next-offer.tsx';
import { WhyCard } from '../queue/next/why-card.tsx';
import { useDelayed } from '../ui/hooks.ts';
import { useRegisterPageActions } from '../ui/page-actions.ts';
import { picturesOf } from '../ui/paper-readings/documents.ts';
import { commonTexts } from '../ui/texts.ts';
import { useKeys } from '../ui/use-keys.ts';
import { ActionBar } from './actions/action-bar.tsx';
import type { Report } from './actions/banner.ts';
import {
  type BarAction,
  barActions,
  barEntries,
  isDecision,
  keysOfAction,
  waitsForVerdicts,
} from './actions/bar-entries.ts';
import { Confirm } from './actions/confirm.tsx';
import { DeskForms } from './actions/desk-forms.tsx';
import { FormPanel } from './actions/form-panel.tsx';
import { useActions } from './actions/use-actions.ts';
import styles from './desk.module.css';
import { DraftOrderContext } from './drafts.ts';
import { DeskHeader } from './header.tsx';
import { GroupForm } from './items/group-form.tsx';
import { ReasonList } from './items/item-row.tsx';
import { Items } from './items/items.tsx';
import { ReadingBar } from './items/reading-bar.tsx';
import { RefusedVerdicts } from './items/refused-verdicts.tsx';
import { useReplacement } from './items/replacement.tsx';
import { layOutItems } from './items/rows.ts';
import { Triage } from './items/triage.tsx';
import { useItemCursor } from './items/use-item-cursor.ts';
import { useReasons } from './items/use-reasons.ts';
import { useVerdicts } from './items/use-verdicts.ts';
import { useSavedPosition, useSavePosition } from './page-position.ts';
import { ColleaguePanel } from './panels/colleague-panel.tsx';
import { DueWhy } from './panels/due-why.tsx';
import { EndingPanel } from './panels/ending-panel.tsx';
import { HoldPanel } from './panels/hold-panel.tsx';
import { ManualPanel } from './panels/manual-panel.tsx';
import { NoticeBar } from './panels/notice-bar.tsx';
import { PlanPanel } from './panels/plan-panel.tsx';
import { SmsPanel } from './panels/sms-panel.tsx';
import { WaitPanel } from './panels/wait-panel.tsx';
import { photoReviewOf } from './photo/photo-captions.ts';
import { PhotoPanel } from './photo/photo-panel.tsx';
import { Evidence } from './stage/evidence.tsx';
import { usePlaces } from './stage/use-places.ts';
import { keysOf, useViewer } from './stage/use-viewer.ts';
import { deskTexts, itemTexts } from './texts.ts';
import { History } from './timeline/history.tsx';
import { useLease } from './use-lease.ts';
import { useOrder } from './use-order.ts';

const none: readonly Item[] = [];

/** Events that need no input except the order. */
type BareEvent = { [E in DeskEvent]: EventInputs[E] extends undefined ? E : never }[DeskEvent];
const isBare = (event: DeskEvent): event is BareEvent => barEntries[event].needs === 'nothing';

/** Whether the rules ask for a material of this order, or it is attached. */
const asksMaterial = ({ missingMaterials, items }: Order, kind: Order['missingMaterials'][number]): boolean =>
  missingMaterials.includes(kind) || items.some(({ key }) => key === `material.${kind}`);

const Warning = ({ children }: { children: ReactNode }) => (
  <Alert banner type="warning" role="note" showIcon={false} message={children} />
);

/** One order: readable by all staff, decided by the lease holder. The actions are exactly `order.actions`. */
export function Desk() {
  const { id = '' } = useParams();
  // Another order remounts the page, so cursor, picture, banner and open form start anew.
  return <DeskOf key={id} id={id} />;
}

function DeskOf({ id }: { id: string }) {
  const navigate = useNavigate();
  const { message } = App.useApp();
  const live = useOrder(id);
  const { order } = live;
  const showSkeleton = useDelayed(live.isLoading);
  const [report, setReport] = useState<Report | null>(null);
  const left = useSavedPosition();
  const [why, setWhy] = useState(false);
  const [form, setForm] = useState<BarAction | null>(null);
  const [asked, setAsked] = useState<BarAction | null>(null);
  const [isGroupOpen, setGroupOpen] = useState(false);
  /** A decision made while verdicts were being sent; performed when they have arrived. */
  const [wanted, setWanted] = useState<DeskEvent | null>(null);

  const lease = useLease(live, setReport);
  const { busy, run: send } = useActions(live, setReport, lease);
  /** The number of decisions made on this page; each of them offers the next order. */
  const [decisions, setDecisions] = useState(0);
  const run: typeof send = async (action, event, input) => {
    const done = await send(action, event, input);
    if (done && isDecision(event)) setDecisions((before) => before + 1);
    return done;
  };
  const canJudge = order !== undefined && accessFor(order.actions, 'recordVerdict').can;
  const verdicts = useVerdicts(live, canJudge, setReport);

  // Loads the reasons now, so that N shows them at once.
  useReasons();

  const items = order?.items ?? none;
  const layout = layOutItems(items);
  const state = order?.state;
  const itemCursor = useItemCursor({
    ...{ items, layout, state, verdictOf: verdicts.shown, start: left.cursor },
    isAsking: form !== null || asked !== null || isGroupOpen,
  });
  const { focused } = itemCursor;
  const photoReview = state === 'PHOTO_REVIEW';
  const viewer = useViewer(items, focused, photoReview ? photoReviewOf(items) : null);
  const places = usePlaces(viewer);
  const pictureOf = picturesOf(items);
  const agreeing = items.filter((item) => item.mayBeGrouped === true && verdicts.shown(item) === null);
  const bar = barActions(order?.actions ?? []);
  useSavePosition(left, { cursor: focused?.key, form, bar: order === undefined ? undefined : bar }, setForm);

  const replacing = useReplacement(focused, verdicts.shown);
  const judge = (verdict: Verdict) => {
    if (!canJudge || !focused?.inReview) return;
    if (verdict === 'return' && verdicts.shown(focused) === 'return') return itemCursor.focusReasons();
    if (replacing.asks(verdict)) return;
    verdicts.judge(focused, verdict);
    // After "return" the reasons come first; after "pass" the cursor moves on.
    if (verdict === 'pass') itemCursor.next();
  };
  const openGroup = () => {
    itemCursor.saveFocus();
    setForm(null);
    setGroupOpen(true);
  };
  const passGroup = (group: readonly Item[]) => {
    setGroupOpen(false);
    verdicts.passGroup(group);
    const isPassed = (item: Item) => (group.some(({ key }) => key === item.key) ? 'pass' : verdicts.shown(item));
    itemCursor.next(isPassed);
  };
  const undo = () => {
    const key = verdicts.undo();
    if (key !== undefined) itemCursor.goTo(key);
  };
  /** The API checks verdicts when the task ends, so wait until they have arrived. */
  const mustWait = (event: DeskEvent) => verdicts.pending > 0 && waitsForVerdicts(event);
  const act = (one: BarAction) => {
    if (mustWait(one.event)) return void message.warning(t(deskTexts.verdictsFirst, { n: verdicts.pending }));
    // A dialog would open behind a picture in full screen.
    if (document.fullscreenElement) void document.exitFullscreen();
    setWanted(null);
    setGroupOpen(false);
    const isForm = barEntries[one.event].needs !== 'nothing';
    if (!isForm && one.action.confirm === null) return void runBare(one);
    itemCursor.saveFocus();
    if (isForm) setForm(one);
    else setAsked(one);
  };
  const runBare = async ({ event, action }: BarAction) => {
    if (!isBare(event)) return;
    await run(action, event, undefined);
    setAsked(null);
  };
  /** By keyboard: the sentence appears where the button is disabled. */
  const press = (event: DeskEvent) => {
    const one = bar.find((each) => each.event === event);
    if (one === undefined || busy !== null) return;
    const { can, reason } = accessFor(order?.actions ?? [], one.event);
    if (can || mustWait(one.event)) act(one);
    else if (reason !== undefined) void message.warning(reason);
  };
  /** The same for an event that ends the task: it waits for the verdicts. */
  const decide = (event: DeskEvent) => {
    verdicts.sendGroup();
    // Offline it does not wait: a dialog must not open minutes later.
    if (verdicts.pending === 0 || verdicts.undelivered) return press(event);
    setWanted(event);
  };
  const keysOfBar = Object.fromEntries(
    bar.flatMap((one) => {
      const pressed = () => (isDecision(one.event) || waitsForVerdicts(one.event) ? decide : press)(one.event);
      return keysOfAction(one).map((key) => [key, pressed]);
    }),
  );
  const arrived = wanted !== null && verdicts.pending === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when they have arrived
  useEffect(() => {
    if (!arrived || wanted === null) return;
    setWanted(null);
    press(wanted);
  }, [arrived]);
  // A refused verdict cancels the waiting decision.
  const { length: refusedVerdicts } = verdicts.refused;
  useEffect(() => {
    if (refusedVerdicts > 0) setWanted(null);
  }, [refusedVerdicts]);
  const back = () => (history.state?.idx > 0 ? navigate(-1) : navigate('/queue'));
  useKeys(
    {
      'desk.down': () => itemCursor.move(1),
      'desk.up': () => itemCursor.move(-1),
      'desk.pass': () => judge('pass'),
      'desk.return': () => judge('return'),
      ...(canJudge && agreeing.length > 0 ? { 'desk.passGroup': openGroup } : {}),
      ...(items.some(({ paperReadings }) => paperReadings.length > 0)
        ? { 'desk.place': () => places.next(focused) }
        : {}),
      'desk.undo': undo,
      'desk.why': () => setWhy(true),
      ...keysOf(viewer),
      ...keysOfBar,
      'desk.back': back,
    },
    order !== undefined,
  );
  useRegisterPageActions(
    bar
      .filter(({ event }) => busy === null && !mustWait(event) && accessFor(order?.actions ?? [], event).can)
      .map((one) => ({ key: one.event, label: one.action.label, run: () => act(one) })),
  );

  if (live.error !== null) return <Failure error={live.error} onRetry={() => void live.refetch()} />;
  if (order === undefined) return showSkeleton ? <Skeleton label={t(deskTexts.loading)} height={40} /> : null;

  const missing = order.missingMaterials.map((kind) => t(labelOf(materials, kind))).join(t(commonTexts.and));
  const compares = comparesValues(order.kind);
  const asksForm = asksMaterial(order, 'VERIFICATION_FORM');
  const asksPictures = order.missingMaterials.length > 0 || items.some(({ group }) => group === 'material');
  const photoPanel = <PhotoPanel order={order} canJudge={canJudge} verdicts={verdicts} />;
  const skip = bar.find(({ event, action }) => event === 'skip' && action.presence === 'ENABLED');
  return (
    <DraftOrderContext value={order.id}>
      <div className={styles.desk}>
        <DeskHeader order={order} onBack={back} onWhy={() => setWhy(true)} />
        <DueWhy order={order} open={why} onClose={() => setWhy(false)} />
        <WhyCard order={order} onSkip={skip === undefined ? null : () => act(skip)} />
        <NoticeBar report={report} order={order} onClose={() => setReport(null)} />
        <RefusedVerdicts refused={verdicts.refused} onRetry={verdicts.retryRefused} onClose={verdicts.forgetRefused} />
        <div className={styles.columns} data-photo={photoReview || undefined} data-single={!asksPictures || undefined}>
          <div className={styles.left}>
            <div className={styles.panels}>
              <PlanPanel order={order} />
              <EndingPanel order={order} />
              <ColleaguePanel order={order} bar={bar} onAct={act} />
              <RectificationPanel orderId={order.id} />
              <WaitPanel order={order} />
              <ManualPanel order={order} />
              <HoldPanel order={order} />
              <SmsPanel order={order} />
              {photoReview ? null : photoPanel}
              {asksForm || compares ? <FormPanel form={order.verificationForm} /> : null}
              {missing === '' ? null : <Warning>{t(itemTexts.missing, { list: missing })}</Warning>}
              {order.orderReasons.length === 0 ? null : (
                <Warning>
                  <ReasonList reasons={order.orderReasons} />
                </Warning>
              )}
              <Triage order={order} bar={bar} busy={busy !== null} onAct={act} />
              <ReadingBar
                items={items}
                agreeing={agreeing}
                canJudge={canJudge}
                onFocus={itemCursor.goTo}
                onOpen={openGroup}
              />
            </div>
            <div className={styles.items}>
              {photoReview ? photoPanel : null}
              <Items
                {...{ order, layout, canJudge, compares, verdicts, pictureOf }}
                focused={focused?.key}
                replacement={replacing.verdict}
                onFocus={itemCursor.setCursor}
                onNext={() => itemCursor.next()}
                onView={(material) => viewer.pick(material.id)}
                onPlace={places.show}
              />
              <History order={order} />
            </div>
          </div>
          {asksPictures ? (
            <div className={styles.right}>
              <Evidence
                viewer={viewer}
                compares={compares}
                items={items}
                focused={focused}
                verdictOf={verdicts.shown}
                reviewed={photoReview ? order : null}
              />
            </div>
          ) : null}
          {isGroupOpen && agreeing.length > 0 ? (
            <GroupForm
              items={agreeing}
              pictureOf={pictureOf}
              onShow={places.show}
              onPass={passGroup}
              onClose={() => setGroupOpen(false)}
            />
          ) : null}
        </div>
        {form === null ? null : (
          <DeskForms form={form} order={order} busy={busy !== null} onClose={() => setForm(null)} run={run} />
        )}
        {decisions === 0 ? null : <NextOffer key={decisions} onClose={() => setDecisions(0)} />}
        <ActionBar order={order} busy={busy} verdicts={verdicts} kept={verdicts.kept} onUndo={undo} onAct={act} />
        <Confirm
          order={order}
          bar={asked}
          busy={busy !== null}
          onConfirm={(one) => void runBare(one)}
          onClose={() => setAsked(null)}
        />
      </div>
    </DraftOrderContext>
  );
}
