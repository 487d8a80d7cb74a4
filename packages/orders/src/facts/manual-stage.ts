/** SQL over a row `h` of app.manual_hand_overs: where the order is (`ManualStage`). */
export const manualStageSql = `case when h.answered_at is not null then 'ANSWERED' when h.confirmed_at is not null then 'AT_BUREAU'
    when h.entered_at is not null then 'ENTERED' else 'TO_ENTER' end`;
