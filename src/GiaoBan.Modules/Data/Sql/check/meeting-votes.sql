-- An open vote's sums are those of its ballots; a secret one keeps none (NN-9).
select v.tenant_id, v.vote_id, v.agree, v.disagree, v.other
from meeting_votes v
left join lateral (
    select count(*) filter (where b.choice = 'agree') agree, count(*) filter (where b.choice = 'disagree') disagree, count(*) filter (where b.choice = 'other') other, count(*) total
    from meeting_ballots b where b.tenant_id = v.tenant_id and b.vote_id = v.vote_id
) s on true
where case when v.secret then s.total > 0 else (s.agree, s.disagree, s.other) is distinct from (v.agree::bigint, v.disagree::bigint, v.other::bigint) end;
