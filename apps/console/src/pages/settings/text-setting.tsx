import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { type ChangeEvent, useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { newKey } from '../../ui/new-key.ts';
import { commonTexts, errorTexts } from '../../ui/texts.ts';
import { changeSettingDocument, type Setting } from './documents.ts';
import styles from './settings.module.css';
import { settingsTexts } from './texts.ts';

/** A setting whose value is text: typed and saved in its card. */
export function TextSetting({ setting, queryKey }: { setting: Setting; queryKey: readonly string[] }) {
  const t = useT();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [typed, setTyped] = useState(setting.value);
  const [refused, setRefused] = useState('');
  const save = useMutation({
    mutationFn: async (key: string) =>
      (await request(changeSettingDocument, { name: setting.name, value: typed.trim(), from: setting.value, key }))
        .changeSetting,
    onSuccess: (answer) => {
      if (answer.__typename === 'Setting') {
        setRefused('');
        setTyped(answer.value);
        void message.success(t(settingsTexts.saved, { setting: setting.label }));
      } else setRefused(answer.reasons.map((one) => `${one.message} · ${one.suggestion ?? ''}`).join(' · '));
    },
    onError: () => message.error(t(errorTexts.other)),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  const id = `setting-${setting.name}`;
  const input = {
    id,
    'aria-label': setting.label,
    'aria-describedby': `${id}-rule`,
    value: typed,
    maxLength: setting.text?.maxLength ?? 0,
    disabled: !setting.mayChange,
    autoComplete: 'off',
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => setTyped(event.target.value),
  };
  return (
    <form
      className={styles.text}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(newKey());
      }}
    >
      {setting.text?.lines ? <Input.TextArea {...input} rows={4} /> : <Input {...input} />}
      {setting.mayChange ? (
        <Button htmlType="submit" loading={save.isPending} disabled={typed.trim() === setting.value}>
          {t(commonTexts.save)}
        </Button>
      ) : null}
      <p
        id={`${id}-rule`}
        className={refused === '' ? styles.faint : styles.refused}
        role={refused === '' ? undefined : 'alert'}
      >
        {refused === '' ? setting.text?.rule : refused}
      </p>
    </form>
  );
}
