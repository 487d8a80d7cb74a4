import { MAX_PARTNER_NAME_LENGTH } from '@beian/domain/partner';
import { textLengths } from '@beian/domain/text';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Checkbox, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { RequiredMark } from '../../ui/form-field.tsx';
import { useRestoreFocus } from '../../ui/hooks.ts';
import { newKey } from '../../ui/new-key.ts';
import { commonTexts, errorTexts } from '../../ui/texts.ts';
import type { Account } from './documents.ts';
import {
  changePartnerDocument,
  closePartnerDocument,
  createPartnerDocument,
  grantRecordDocument,
  type PartnerAnswer,
  type PartnerRecord,
  reopenPartnerDocument,
  withdrawRecordDocument,
} from './manage-documents.ts';
import styles from './partner.module.css';
import { partnersTexts, partnerTexts } from './texts.ts';

interface DialogProps {
  readonly onClose: () => void;
  readonly onDone: (account: Account) => void;
}

/** One action: a retry keeps its idempotency key, so it has one effect; after a refusal the corrected input gets a new key. */
function usePartnerMutation({ onDone }: DialogProps, work: (key: string) => Promise<PartnerAnswer>, done: string) {
  const t = useT();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [key, setKey] = useState(newKey);
  return useMutation({
    mutationFn: () => work(key),
    onSuccess: (answer) => {
      if (answer.__typename === 'ActionRefused') {
        setKey(newKey());
        void message.warning(answer.reasons.map((one) => `${one.message} ${one.suggestion ?? ''}`).join(' · '));
        return;
      }
      void message.success(done);
      onDone(answer);
    },
    onError: () => message.error(t(errorTexts.other)),
    onSettled: () => Promise.all(['partners', 'partner'].map((name) => client.invalidateQueries({ queryKey: [name] }))),
  });
}

/** Creates a partner, or changes name and address of one. */
export function EditPartner({ account, ...props }: DialogProps & { readonly account?: Account }) {
  useRestoreFocus();
  const t = useT();
  const [name, setName] = useState(account?.name ?? '');
  const [email, setEmail] = useState(account?.email ?? '');
  const [orderUrl, setOrderUrl] = useState(account?.orderUrl ?? '');
  const [language, setLanguage] = useState<'zh' | 'en'>('zh');
  const [papersRead, setPapersRead] = useState(account?.papersRead ?? true);
  const [followUps, setFollowUps] = useState(account?.followUps ?? true);
  const input = { name, email, orderUrl, papersRead, followUps };
  const save = usePartnerMutation(
    props,
    async (key) =>
      account === undefined
        ? (await request(createPartnerDocument, { input, language, key })).done
        : (await request(changePartnerDocument, { partnerId: account.id, input, key })).done,
    t(account === undefined ? partnersTexts.created : partnersTexts.changed, { name: name.trim() }),
  );
  return (
    <Modal
      open
      title={account === undefined ? t(partnersTexts.new) : t(partnersTexts.changeOf, { name: account.name })}
      width={440}
      centered
      okText={account === undefined ? t(partnerTexts.create) : t(commonTexts.save)}
      cancelText={t(commonTexts.cancel)}
      okButtonProps={{ disabled: name.trim() === '' || email.trim() === '', loading: save.isPending }}
      onOk={() => save.mutate()}
      onCancel={props.onClose}
    >
      {account === undefined ? <p>{t(partnersTexts.newLead)}</p> : null}
      <div className={styles.fields}>
        <label htmlFor="partner-name">
          {t(partnersTexts.name)}
          <RequiredMark />
        </label>
        <Input
          id="partner-name"
          aria-required
          placeholder={t(partnersTexts.nameExample)}
          value={name}
          maxLength={MAX_PARTNER_NAME_LENGTH}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        <label htmlFor="partner-email">
          {t(partnersTexts.email)}
          <RequiredMark />
        </label>
        <Input
          id="partner-email"
          aria-required
          placeholder="filing@partner.example"
          type="email"
          value={email}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setEmail(event.target.value)}
        />
        <label htmlFor="partner-order-url">{t(partnersTexts.orderUrl)}</label>
        <Input
          id="partner-order-url"
          type="url"
          value={orderUrl}
          placeholder="https://partner.example/orders/{order}"
          autoComplete="off"
          spellCheck={false}
          aria-describedby="partner-order-url-hint"
          onChange={(event) => setOrderUrl(event.target.value)}
        />
        <p id="partner-order-url-hint" className={styles.hint}>
          {t(partnersTexts.orderUrlHint)}
        </p>
        <Checkbox
          checked={papersRead}
          aria-describedby="partner-papers-hint"
          onChange={(event) => setPapersRead(event.target.checked)}
        >
          {t(partnersTexts.papersRead)}
        </Checkbox>
        <p id="partner-papers-hint" className={styles.hint}>
          {t(partnersTexts.papersReadHint)}
        </p>
        <Checkbox
          checked={followUps}
          aria-describedby="partner-follow-ups-hint"
          onChange={(event) => setFollowUps(event.target.checked)}
        >
          {t(partnersTexts.followUps)}
        </Checkbox>
        <p id="partner-follow-ups-hint" className={styles.hint}>
          {t(partnersTexts.followUpsHint)}
        </p>
        {account === undefined ? (
          <>
            <span id="partner-language">{t(partnersTexts.language)}</span>
            <Radio.Group
              aria-labelledby="partner-language"
              value={language}
              onChange={(event) => setLanguage(event.target.value)}
            >
              <Radio value="zh">中文</Radio>
              <Radio value="en">English</Radio>
            </Radio.Group>
          </>
        ) : null}
      </div>
    </Modal>
  );
}

/** Closes or reopens a partner, after explaining the effect. */
export function ClosePartner({ account, ...props }: DialogProps & { readonly account: Account }) {
  useRestoreFocus();
  const t = useT();
  const isOpen = account.closedAt === null;
  const asked = (key: string) => ({ partnerId: account.id, key });
  const act = usePartnerMutation(
    props,
    async (key) =>
      isOpen
        ? (await request(closePartnerDocument, asked(key))).done
        : (await request(reopenPartnerDocument, asked(key))).done,
    t(isOpen ? partnersTexts.closedNow : partnersTexts.openNow, { name: account.name }),
  );
  const title = t(isOpen ? partnersTexts.closeOf : partnersTexts.reopenOf, { name: account.name });
  return (
    <Modal
      open
      title={title}
      width={440}
      centered
      okText={t(isOpen ? partnersTexts.close : partnersTexts.reopen)}
      cancelText={t(commonTexts.cancel)}
      okButtonProps={{ danger: isOpen, loading: act.isPending }}
      onOk={() => act.mutate()}
      onCancel={props.onClose}
    >
      <p>{t(isOpen ? partnersTexts.closeAsk : partnersTexts.reopenAsk)}</p>
    </Modal>
  );
}

/** Grants the partner a record by its filing number, with a reason. */
export function GrantRecord({ account, ...props }: DialogProps & { readonly account: Account }) {
  useRestoreFocus();
  const t = useT();
  const [filingNumber, setFilingNumber] = useState('');
  const [basis, setBasis] = useState('');
  const grant = usePartnerMutation(
    props,
    async (key) => (await request(grantRecordDocument, { partnerId: account.id, filingNumber, basis, key })).done,
    t(partnersTexts.granted, { number: filingNumber.trim() }),
  );
  return (
    <Modal
      open
      title={t(partnersTexts.grant)}
      width={440}
      centered
      okText={t(partnersTexts.grant)}
      cancelText={t(commonTexts.cancel)}
      okButtonProps={{ disabled: filingNumber.trim() === '' || basis.trim() === '', loading: grant.isPending }}
      onOk={() => grant.mutate()}
      onCancel={props.onClose}
    >
      <p>{t(partnersTexts.grantLead)}</p>
      <div className={styles.fields}>
        <label htmlFor="grant-number">
          {t(partnersTexts.filingNumber)}
          <RequiredMark />
        </label>
        <Input
          id="grant-number"
          aria-required
          value={filingNumber}
          maxLength={60}
          placeholder="京ICP备20260001号"
          autoComplete="off"
          onChange={(event) => setFilingNumber(event.target.value)}
        />
        <label htmlFor="grant-basis">
          {t(partnersTexts.basis)}
          <RequiredMark />
        </label>
        <Input
          id="grant-basis"
          aria-required
          value={basis}
          maxLength={textLengths.grantBasis}
          placeholder={t(partnersTexts.basisHint)}
          autoComplete="off"
          onChange={(event) => setBasis(event.target.value)}
        />
      </div>
    </Modal>
  );
}

/** Withdraws a record. */
export function WithdrawRecord({
  account,
  record,
  ...props
}: DialogProps & { readonly account: Account; readonly record: PartnerRecord }) {
  useRestoreFocus();
  const t = useT();
  const withdraw = usePartnerMutation(
    props,
    async (key) => (await request(withdrawRecordDocument, { partnerId: account.id, recordId: record.id, key })).done,
    t(partnersTexts.withdrawn, { number: record.filingNumber }),
  );
  return (
    <Modal
      open
      title={t(partnersTexts.withdrawOf, { number: record.filingNumber })}
      width={440}
      centered
      okText={t(partnersTexts.withdraw)}
      cancelText={t(commonTexts.cancel)}
      okButtonProps={{ danger: true, loading: withdraw.isPending }}
      onOk={() => withdraw.mutate()}
      onCancel={props.onClose}
    >
      <p>{t(partnersTexts.withdrawAsk)}</p>
    </Modal>
  );
}
