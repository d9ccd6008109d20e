"""Made-up administrative sentences, and strategies that put their words together at random."""

from __future__ import annotations

from hypothesis import strategies as st

TOKENS = (
    "Sở Y tế|Sở Văn hóa, Thể thao và Du lịch|UBND các xã, phường|Chủ tịch|Giám đốc|các Sở:|các Bộ|các đơn vị|Bộ trưởng|hội đồng thành viên|EVN|thành phố Huế|"
    "cơ quan|Ủy ban nhân dân|dân|chủ trì|phối hợp với|cùng với|có trách nhiệm|phải|cần|được|đã|giao|Giao|yêu cầu|Đề nghị|chỉ đạo|rà soát|lập|tổ chức|báo cáo|"
    "theo chức năng|căn cứ|Trong quý I/2025|trước ngày 5/6|khẩn trương|và|,|;|:|.|(|)|/|-|–|\n|\n1. |\na) |\n- |\n|Cơ quan phối hợp:|Kính gửi:|Nơi nhận:|"
    "|Điều 1.|Phạm vi điều chỉnh|để|có quyền|biết|trường hợp|như|cán bộ, công chức|Vườn hoa|“|”|\u00a0|Đ|đ|İ|ß|12|Thời hạn:"
).split("|")

texts = st.one_of(st.lists(st.sampled_from(TOKENS), max_size=30).map(" ".join), st.text(max_size=60))
