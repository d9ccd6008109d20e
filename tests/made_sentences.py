"""Words of administrative sentences, put together at random."""

from __future__ import annotations

from hypothesis import strategies as st

UNITS = ["Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch", "UBND các xã, phường", "Chủ tịch", "Giám đốc", "các Sở:", "các Bộ", "các đơn vị", "Bộ trưởng"]
UNITS += ["hội đồng thành viên", "EVN", "thành phố Huế", "cơ quan", "Ủy ban nhân dân", "cán bộ, công chức", "Vườn hoa", "trường hợp"]
WORK = ["chủ trì", "phối hợp với", "cùng với", "có trách nhiệm", "phải", "cần", "được", "đã", "giao", "Giao", "yêu cầu", "Đề nghị", "chỉ đạo", "rà soát", "lập"]
WORK += ["tổ chức", "báo cáo", "theo chức năng", "căn cứ", "Trong quý I/2025", "trước ngày 5/6", "khẩn trương", "để", "có quyền", "biết", "như"]
MARKS = ["và", ",", ";", ":", ".", "(", ")", "/", "-", "–", "\n", "\n1. ", "\na) ", "\n- ", "|", "“", "”", "\u00a0", ""]
PARTS = ["Cơ quan phối hợp:", "Thời hạn:", "Kính gửi:", "Nơi nhận:", "Điều 1.", "Phạm vi điều chỉnh", "dân", "Đ", "đ", "İ", "ß", "12"]

texts = st.one_of(st.lists(st.sampled_from([*UNITS, *WORK, *MARKS, *PARTS]), max_size=30).map(" ".join), st.text(max_size=60))
