import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { changeSettingDocument, type Setting } from '../../generated/setting.ts';
import type { FieldRow } from '../../ui/form/field-row.ts';
import { FormPage } from '../../ui/form/form-page.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { settingsTexts } from './texts.ts';

/** A setting whose value is text: typed and saved in its card. */
export function TextSetting({ setting }: { setting: Setting }) {
  const { name, label, text, value: from, mayChange } = setting;
  const row: FieldRow<string> = {
    control: text?.lines ? 'lines' : 'text',
    label,
    hideLabel: true,
    hint: text?.rule,
    max: text?.maxLength ?? 0,
    disabled: !mayChange,
  };
  return (
    <FormPage
      label={label}
      rows={{ value: row }}
      initial={{ value: from }}
      edits
      send={({ value }, key) => send(changeSettingDocument, { name, value: value.trim(), from, key })}
      done={() => t(settingsTexts.saved, { setting: label })}
      stale={[['settings']]}
      ok={mayChange ? t(commonTexts.save) : undefined}
    />
  );
}
